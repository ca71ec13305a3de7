import { IconAlertTriangle, IconCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import { statusOfTablet } from '../outbox/memory.ts';
import type { Status } from '../outbox/status.ts';
import { ScreenLink } from './ScreenLink.tsx';
import styles from './StatusLine.module.css';
import { statusWords } from './status-words.ts';
import { useOffsetMs, useTabletState } from './use-tablet.ts';

const icons = {
  'all sent': IconCheck,
  sending: IconCloudUp,
  offline: IconCloudOff,
  attention: IconAlertTriangle,
} as const;

const looks: Record<Status['kind'], string | undefined> = {
  'all sent': styles.sent,
  sending: styles.sent,
  offline: styles.offline,
  attention: styles.attention,
};

/** Always in the head: whether what was tapped has reached the server. Opens Status. */
export function StatusLine() {
  const status = useTabletState(statusOfTablet);
  const { state, device, isHidden } = useTabletState(({ meta }) => ({
    state: meta.state,
    device: meta.device,
    isHidden: meta.isLocked || meta.isCovered,
  }));
  const offsetMs = useOffsetMs();
  const [line, advice] = statusWords(status, {
    timeZone: state?.event.timeZone ?? 'UTC',
    offsetMs,
    device: device?.kind ?? 'tablet',
  });
  const Icon = icons[status.kind];
  const look = `${styles.status} ${looks[status.kind]}`;
  const words = (
    <>
      <Icon size={26} stroke={1.9} aria-hidden />
      <span>
        {line}
        {advice && <small>{advice}</small>}
      </span>
    </>
  );
  // The live region stands around the link: inside it would leave the link without a name.
  return (
    <div role="status" className={styles.place}>
      {isHidden ? (
        <div className={look}>{words}</div>
      ) : (
        <ScreenLink to="status" className={look} describedBy="status-opens">
          {words}
        </ScreenLink>
      )}
      <span id="status-opens" hidden>
        Opens Status
      </span>
    </div>
  );
}
