import { IconNotes } from '@tabler/icons-react';
import { memo } from 'react';
import type { DeviceState } from '#contracts/devices';
import { ScreenLink } from '../shell/ScreenLink.tsx';
import { useNotesBefore } from './NotesFromBefore.tsx';
import styles from './NotesNotice.module.css';

interface Props {
  state: DeviceState;
  boothId: string;
}

/** One quiet line for the capture screen: there is something to read, and it opens Notes. */
export const NotesNotice = memo(function NotesNotice({ state, boothId }: Props) {
  const { notes } = useNotesBefore(state, boothId);
  if (notes.length === 0) return null;
  return (
    <ScreenLink to="notes" className={styles.notice}>
      <IconNotes size={20} stroke={1.9} aria-hidden />
      {notes.length === 1 ? '1 note from the shift before' : `${notes.length} notes from the shift before`}
    </ScreenLink>
  );
});
