import type { DeviceState } from '#contracts/devices';
import { Button } from '../../ui/Button.tsx';
import { useNow, useOffsetMs, useTabletState } from '../shell/use-tablet.ts';
import styles from './Notes.module.css';
import { noteTime } from './note-time.ts';
import { notesBefore } from './notes-before.ts';
import { useReadNotes } from './use-read-notes.ts';

interface Props {
  state: DeviceState;
  boothId: string;
  /** When the reader was here last, or began; nothing older is shown. */
  sinceMs?: number;
}

/** What the shift before left for whoever comes: each until somebody here says that it was read. */
export function NotesFromBefore({ state, boothId, sinceMs }: Props) {
  const { notes, markRead, nowMs } = useNotesBefore(state, boothId, sinceMs);
  if (notes.length === 0) return null;
  return (
    <section className={styles.before} aria-label="Notes from the shift before">
      <h2>{notes.length === 1 ? 'From the shift before' : `${notes.length} notes from the shift before`}</h2>
      <ul>
        {notes.map(({ id, text, atMs }) => {
          const time = noteTime(atMs, nowMs, state.event.timeZone);
          return (
            <li key={id}>
              <p>
                <time>{time}</time>
                {text}
              </p>
              <Button onPress={() => markRead(id)}>
                Read <span className="visually-hidden">note of {time}</span>
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

export function useNotesBefore(state: DeviceState, boothId: string, sinceMs?: number) {
  const { facts } = useTabletState(({ facts }) => ({ facts }));
  const offsetMs = useOffsetMs();
  const nowMs = useNow(60_000);
  const { read, markRead } = useReadNotes();
  const given = { state, facts, boothId, offsetMs };
  const notes = read === null ? [] : notesBefore(given, { nowMs, read, sinceMs });
  return { notes, markRead, nowMs };
}
