import type { DeviceState } from '#contracts/devices';
import { Button } from '../../ui/Button.tsx';
import type { UnsentItem } from '../outbox/database.ts';
import { useTablet } from '../shell/use-tablet.ts';
import { itemHeading } from './item-words.ts';
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
          <h3>{itemHeading(item, { timeZone: state.event.timeZone, offsetMs, people: state.people })}</h3>
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
