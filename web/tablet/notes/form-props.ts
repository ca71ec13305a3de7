import type { DeviceState } from '#contracts/devices';

export interface FormProps {
  state: DeviceState;
  booth: DeviceState['booths'][number];
  /** " for Copa" where this device has several booths, so that nobody writes for the wrong one. */
  forBooth: string;
  /** Whether something is typed that was not recorded. */
  onBegun: (isBegun: boolean) => void;
}
