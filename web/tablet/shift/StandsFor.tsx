import type { DeviceState } from '#contracts/devices';
import { Button } from '../../ui/Button.tsx';
import { useTablet } from '../shell/use-tablet.ts';
import styles from './ShiftPage.module.css';
import { neighboursOf } from './takeover-rules.ts';

interface Props {
  state: DeviceState;
  booth: DeviceState['booths'][number];
}

/** At a kiosk that is shared: the quiet way to the other booth and back. */
export function StandsFor({ state, booth }: Props) {
  const tablet = useTablet();
  const others = neighboursOf(state, booth.id);
  if (others.length === 0) return null;
  return (
    <section className={styles.card}>
      <h2>This tablet counts for {booth.name}</h2>
      <p>What was tapped stays with the booth that was shown when it was tapped.</p>
      <div className={styles.actions}>
        {others.map(({ id, name }) => (
          <Button key={id} onPress={() => tablet.goOver(booth.id, id)}>
            Count for {name}
          </Button>
        ))}
      </div>
    </section>
  );
}
