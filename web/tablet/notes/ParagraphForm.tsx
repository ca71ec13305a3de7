import { type ReactNode, useState } from 'react';
import type { DraftFields } from '../outbox/database.ts';
import { useTablet, useTabletState } from '../shell/use-tablet.ts';
import { DraftForm } from './DraftForm.tsx';
import { TextField } from './fields.tsx';
import type { FormProps } from './form-props.ts';
import { draftKey, one } from './forms.ts';
import styles from './Notes.module.css';
import { ownBeside, type Paragraph, paragraphOf } from './paragraph.ts';
import { cleaned } from './texts.ts';
import { usePending } from './use-pending.ts';

const isBegun = (fields: DraftFields) => cleaned(one(fields, 'body')) !== cleaned(one(fields, 'basedOn'));

/** The booth's paragraph for the summary: begun from what is written, and never over somebody's newer text. */
export function ParagraphForm({ state, booth, forBooth, onBegun }: FormProps) {
  const tablet = useTablet();
  const { facts } = useTabletState(({ facts }) => ({ facts }));
  const paragraph = paragraphOf(state, facts, usePending(), booth.id);
  const record = (form: HTMLFormElement) => {
    const data = new FormData(form);
    const text = (name: string) => cleaned(String(data.get(name) ?? ''));
    return tablet.record({
      type: 'highlight',
      boothId: booth.id,
      body: text('body'),
      basedOn: text('basedOn'),
    });
  };
  return (
    <DraftForm
      draftKey={draftKey('paragraph', booth.id)}
      noun="Paragraph"
      action={`Record paragraph${forBooth}`}
      isBegun={isBegun}
      check={check}
      record={record}
      onBegun={onBegun}
    >
      {(kept, typed) => (
        <Fields paragraph={paragraph} kept={kept} typed={typed}>
          <HowItStands paragraph={paragraph} beside={ownBeside(paragraph, facts)} typed={typed} />
        </Fields>
      )}
    </DraftForm>
  );
}

interface FieldsProps {
  paragraph: Paragraph;
  kept: DraftFields;
  typed: DraftFields;
  children: ReactNode;
}

/** Begins with what is written, and goes along with it until somebody types. */
function Fields({ paragraph, kept, typed, children }: FieldsProps) {
  const { body } = paragraph;
  const [start, setStart] = useState({ body: kept.body?.[0] ?? body, basedOn: kept.basedOn?.[0] ?? body });
  const isTyping = isBegun(typed);
  if (!isTyping && start.basedOn !== body) setStart({ body, basedOn: body });
  return (
    <>
      <TextField
        key={start.basedOn}
        name="body"
        label="The booth’s paragraph"
        hint="For the summary of the event: what people asked, what you learned. Whole sentences, a few lines."
        kept={start.body}
        most={20_000}
        size="page"
      />
      <input type="hidden" name="basedOn" value={start.basedOn} />
      {children}
    </>
  );
}

function HowItStands(given: {
  paragraph: Paragraph & { isOwn: boolean };
  beside: number;
  typed: DraftFields;
}) {
  const { paragraph, beside, typed } = given;
  const isOvertaken = isBegun(typed) && cleaned(one(typed, 'basedOn')) !== cleaned(paragraph.body);
  return (
    <section className={styles.aside} aria-label="How the paragraph stands">
      <h2>{standWords(paragraph)}</h2>
      <p className={styles.quiet}>{whatHappensWords(paragraph)}</p>
      {isOvertaken && (
        <div className={styles.overtaken} role="status">
          <p>
            <b>It was changed meanwhile.</b> Yours will stand beside it, for the people who edit it. Now it
            says:
          </p>
          <blockquote>{paragraph.body}</blockquote>
        </div>
      )}
      {beside > 0 && <p className={styles.quiet}>{besideWords(beside)}</p>}
    </section>
  );
}

function standWords({ state, body, isOwn }: Paragraph & { isOwn: boolean }): string {
  if (isOwn) return 'Changed here, not on the server yet';
  if (state === null || body === '') return 'Nothing is written yet';
  if (state === 'approved') return 'Approved';
  return state === 'ready' ? 'Ready, waits for approval' : 'A draft';
}

function whatHappensWords({ state }: Paragraph): string {
  return state === 'approved'
    ? 'It stays as it is. What you write stands beside it, for the people who edit it.'
    : 'What you record becomes the draft. If somebody else changed it first, both are kept.';
}

const besideWords = (texts: number) =>
  texts === 1
    ? '1 text from here stands beside the paragraph. The people who edit it see both.'
    : `${texts} texts from here stand beside the paragraph. The people who edit it see all.`;

function check(fields: DraftFields) {
  if (cleaned(one(fields, 'body')) === '') return { field: 'body', words: 'Write the paragraph first.' };
  return isBegun(fields) ? null : { field: 'body', words: 'Nothing was changed. Write into it first.' };
}
