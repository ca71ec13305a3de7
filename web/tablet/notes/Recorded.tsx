import { IconCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import { useTabletState } from '../shell/use-tablet.ts';
import styles from './Notes.module.css';
import { type Where, whereWords } from './where-words.ts';

const icons = { here: IconCloudUp, refused: IconCloudOff, sent: IconCheck } as const;

/** Says where something is that was recorded a moment ago, and follows it to the server. */
export function Recorded({ id, noun }: { id: string | null; noun: string }) {
  const { item, device } = useTabletState(({ unsent, meta }) => ({
    item: unsent.find((one) => one.id === id),
    device: meta.device,
  }));
  const where: Where = item === undefined ? 'sent' : item.state === 'waiting' ? 'here' : 'refused';
  const Icon = icons[where];
  return (
    <div role="status" className={styles.recorded}>
      {id !== null && (
        <p>
          <Icon size={20} stroke={1.9} aria-hidden />
          {whereWords(noun, where, device?.kind ?? 'tablet')}
        </p>
      )}
    </div>
  );
}
