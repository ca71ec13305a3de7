import type { DeviceState } from '#contracts/devices';
import { Button } from '../../ui/Button.tsx';
import { timeOf } from '../clock/zone.ts';
import type { UnsentItem } from '../outbox/database.ts';
import { useTablet } from '../shell/use-tablet.ts';
import { visitorWords } from '../visits/Counter.tsx';
import styles from './NeedsAttention.module.css';
import { refusalWords } from './refusal-words.ts';
import { saveToFile } from './save-to-file.ts';

interface Props {
  items: readonly UnsentItem[];
  state: DeviceState;
  offsetMs: number;
}

/** What the server did not take, one by one, in words. Nothing of it is lost. */
export function NeedsAttention({ items, state, offsetMs }: Props) {
  const tablet = useTablet();
  const nameOf = (boothId: string) => state.booths.find(({ id }) => id === boothId)?.name ?? 'This booth';
  if (items.length === 0) return null;
  return (
    <ol className={styles.list}>
      {items.map((item, index) => (
        <li key={item.id}>
          <span className={styles.number}>{index + 1}</span>
          <h3>{headingOf(item, state.event.timeZone, offsetMs)}</h3>
          <p>{refusalWords(item.refusal?.code ?? '', item.refusal?.detail ?? '', nameOf(item.boothId))}</p>
          <div className={styles.actions}>
            <Button onPress={() => tablet.tryAgain(item.id)}>Try again</Button>
            <Button onPress={() => saveToFile(tablet, [item.item])}>Save to a file</Button>
          </div>
        </li>
      ))}
    </ol>
  );
}

function headingOf(item: UnsentItem, timeZone: string, offsetMs: number): string {
  const at = timeOf(Date.parse(item.countedAt) + offsetMs, timeZone);
  const visitors = visitorWords(Math.abs(item.visitors));
  return item.visitors < 0 ? `Taking back ${visitors} from ${at}` : `${visitors} at ${at}`;
}
