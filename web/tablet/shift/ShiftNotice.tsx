import { lazy, memo, Suspense } from 'react';
import type { DeviceState } from '#contracts/devices';
import { patiently } from '../shell/patiently.ts';

export const openNotice = patiently(() => import('./Notice.tsx'));
const Notice = lazy(async () => ({ default: (await openNotice()).Notice }));

interface Props {
  state: DeviceState;
  booth: DeviceState['booths'][number];
}

/** For the screen that counts: who takes over at the end of a slot, and whose shift ends. Loads after the counter. */
export const ShiftNotice = memo(function ShiftNotice(props: Props) {
  return (
    <Suspense>
      <Notice {...props} />
    </Suspense>
  );
});
