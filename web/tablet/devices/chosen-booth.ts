import type { DeviceState } from '#contracts/devices';

/** The booth that this device counts for: the chosen one, of its own or of its kiosk; else the first of its own. */
export function chosenBooth(
  { booths, neighbours }: Pick<DeviceState, 'booths' | 'neighbours'>,
  boothId: string | null,
): DeviceState['booths'][number] | undefined {
  return [...booths, ...neighbours].find(({ id }) => id === boothId) ?? booths[0];
}
