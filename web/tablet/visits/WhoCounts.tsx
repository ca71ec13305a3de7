import { IconDeviceMobile, IconDevices, IconDeviceTablet } from '@tabler/icons-react';
import styles from './WhoCounts.module.css';

interface Props {
  kind: 'tablet' | 'phone';
  own: number;
  others: number;
  rule: string;
}

/** How many this device counted today, how many came from elsewhere, and the rule that all count by. */
export function WhoCounts({ kind, own, others, rule }: Props) {
  const Icon = kind === 'tablet' ? IconDeviceTablet : IconDeviceMobile;
  return (
    <section className={styles.panel} aria-label="Who is counting">
      <span className={styles.who}>
        <Icon size={20} stroke={1.9} aria-hidden />
        This {kind} <b>{own}</b>
      </span>
      {others > 0 && (
        <span className={styles.who}>
          <IconDevices size={20} stroke={1.9} aria-hidden />
          Others at this booth <b>{others}</b>
        </span>
      )}
      <p>{rule}</p>
    </section>
  );
}
