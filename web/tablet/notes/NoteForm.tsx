import type { DraftFields } from '../outbox/database.ts';
import { useNow, useOffsetMs, useTablet, useTabletState } from '../shell/use-tablet.ts';
import { DraftForm } from './DraftForm.tsx';
import { TextField } from './fields.tsx';
import type { FormProps } from './form-props.ts';
import { draftKey, hasWords, one } from './forms.ts';
import styles from './Notes.module.css';
import { noteTime } from './note-time.ts';
import { notesOf } from './notes-before.ts';
import { cleaned } from './texts.ts';

const isBegun = hasWords('text');

/** What the next shift has to know. */
export function NoteForm({ state, booth, forBooth, onBegun }: FormProps) {
  const tablet = useTablet();
  const record = (form: HTMLFormElement) =>
    tablet.record({
      type: 'shift-note',
      boothId: booth.id,
      text: cleaned(String(new FormData(form).get('text') ?? '')),
    });
  return (
    <DraftForm
      draftKey={draftKey('note', booth.id)}
      noun="Note for the next shift"
      action={`Leave note${forBooth}`}
      isBegun={isBegun}
      check={check}
      record={record}
      onBegun={onBegun}
    >
      {(kept) => (
        <>
          <TextField
            name="text"
            label="What does the next shift have to know?"
            hint="It is shown to whoever comes next, on every tablet and phone of this booth."
            kept={one(kept, 'text')}
            most={2000}
          />
          <NotesOfTheDay state={state} boothId={booth.id} />
        </>
      )}
    </DraftForm>
  );
}

function NotesOfTheDay({ state, boothId }: { state: FormProps['state']; boothId: string }) {
  const { facts } = useTabletState(({ facts }) => ({ facts }));
  const offsetMs = useOffsetMs();
  const nowMs = useNow(60_000);
  const { timeZone } = state.event;
  const notes = notesOf({ state, facts, boothId, offsetMs });
  return (
    <section className={styles.aside} aria-label="Notes so far">
      <h2>Notes so far</h2>
      {notes.length === 0 ? (
        <p className={styles.quiet}>No note was left at this booth in the last day.</p>
      ) : (
        <ul className={styles.said}>
          {notes.map(({ id, text, atMs }) => (
            <li key={id}>
              <span>
                {text}
                <small>{noteTime(atMs, nowMs, timeZone)}</small>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function check(fields: DraftFields) {
  if (cleaned(one(fields, 'text')) !== '') return null;
  return { field: 'text', words: 'Write the note first.' };
}
