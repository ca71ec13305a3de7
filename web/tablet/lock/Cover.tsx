import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import type { DeviceState } from '#contracts/devices';
import { Button } from '../../ui/Button.tsx';
import { chosenBooth } from '../devices/chosen-booth.ts';
import { BoothHead } from '../shell/BoothHead.tsx';
import { StatusLine } from '../shell/StatusLine.tsx';
import { useNow, useTablet, useTabletState } from '../shell/use-tablet.ts';
import styles from './Cover.module.css';
import { afterWords } from './lock-rules.ts';
import { ScreenPin } from './Unlock.tsx';

/** In place of every screen, when nobody touched it for long: whose tablet it is, and what of it is unsent. */
export function Cover() {
  const tablet = useTablet();
  const { device, state, boothId, coverAfterMin } = useTabletState(
    ({ meta: { device, state, boothId, coverAfterMin } }) => ({ device, state, boothId, coverAfterMin }),
  );
  const [isAsking, setAsking] = useState(false);
  const kind = device?.kind ?? 'tablet';
  return (
    <div className={styles.cover}>
      <Head state={state} boothId={boothId} />
      <main className={styles.main}>
        <IconLock size={56} stroke={1.5} aria-hidden />
        <h2>This {kind} is covered</h2>
        <p>
          {coverAfterMin !== null && `Nobody touched it for ${afterWords(coverAfterMin)}. `}
          What was counted is kept, and sent as ever.
        </p>
        <Button look="ink" onPress={() => setAsking(true)}>
          Go on with the PIN
        </Button>
      </main>
      {isAsking && (
        <ScreenPin
          title={`Go on with this ${kind}`}
          yes="Go on"
          no="Leave it covered"
          go={() => void tablet.hide({ isCovered: false })}
          onClose={() => setAsking(false)}
        >
          Nothing that waits is lost.
        </ScreenPin>
      )}
    </div>
  );
}

function Head({ state, boothId }: { state: DeviceState | null; boothId: string | null }) {
  const nowMs = useNow(1000);
  const booth = state === null ? undefined : chosenBooth(state, boothId);
  return state === null || booth === undefined ? (
    <StatusLine />
  ) : (
    <BoothHead state={state} booth={booth} nowMs={nowMs} />
  );
}
