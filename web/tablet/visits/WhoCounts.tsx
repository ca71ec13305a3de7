import { IconDeviceMobile, IconDevices, IconDeviceTablet } from '@tabler/icons-react';
import type { DeviceState } from '#contracts/devices';
import { othersAtBooth } from './others.ts';
import styles from './WhoCounts.module.css';

interface Props {
  kind: 'tablet' | 'phone';
  own: number;
  total: number;
  counting: DeviceState['counting'][number] | undefined;
  rule: string;
  hidesNames: boolean;
}

const icons = { tablet: IconDeviceTablet, phone: IconDeviceMobile, several: IconDevices } as const;

/** How many this device counted today, who else counts at the booth, and the rule that all count by. */
export function WhoCounts({ kind, own, total, counting, rule, hidesNames }: Props) {
  const Own = icons[kind];
  return (
    <section className={styles.panel} aria-label="Who is counting">
      <ul>
        <li>
          <Own size={20} stroke={1.9} aria-hidden />
          <span>This {kind}</span> <b>{own}</b>
        </li>
        {othersAtBooth({ own, total, others: hidesNames ? [] : (counting?.others ?? []) }).map(
          ({ id, name, kind, visitors }) => {
            const Icon = icons[kind];
            return (
              <li key={id}>
                <Icon size={20} stroke={1.9} aria-hidden />
                <span>{name}</span> <b>{visitors}</b>
              </li>
            );
          },
        )}
      </ul>
      <p>{rule}</p>
    </section>
  );
}
