import { useState } from 'react';
import { LONGEST_HIGHLIGHT } from '#contracts/fields';
import type { OwnParagraph } from '#contracts/own-paragraphs';
import { readWritten } from '#contracts/written-text';
import { Blocks } from '../../ui/Blocks.tsx';
import { Button } from '../../ui/Button.tsx';
import { bothTexts } from '../../ui/kept-drafts.ts';
import { cleaned } from '../notes/texts.ts';
import styles from './OwnParagraphs.module.css';
import shared from './OwnShifts.module.css';
import { outcomeWords, standWords, whyNotYet } from './own-paragraph-words.ts';
import { paragraphDrafts } from './paragraph-drafts.ts';
import type { Writing, Written } from './use-own-paragraphs.ts';

interface Given {
  paragraph: OwnParagraph;
  write: (writing: Writing) => Promise<Written>;
}

/** What the field begins with. Each round draws it anew; within one it is the browser's own, for whoever dictates. */
interface Start {
  round: number;
  body: string;
  basedOn: string;
}

type Said = { kind: 'nothing' | 'sending' } | { kind: 'wrong' | 'done'; words: string };

/** One booth's paragraph, to write. What is typed is kept on the phone until the server has it. */
export function OwnParagraphForm({ paragraph, write }: Given) {
  const { boothId, boothName, body, suggestion } = paragraph;
  const [start, setStart] = useState(() => startOf(paragraph, 0));
  /** Null: nothing was typed that the server does not have. */
  const [typed, setTyped] = useState(() => paragraphDrafts.of(boothId)?.body ?? null);
  const [isKept, setKept] = useState(true);
  const [said, setSaid] = useState<Said>({ kind: 'nothing' });
  const [discarded, setDiscarded] = useState<Start | null>(null);
  if (typed === null && start.basedOn !== body) setStart(startOf(paragraph, start.round + 1));

  const type = (text: string, basedOn = start.basedOn) => {
    setTyped(text);
    setKept(paragraphDrafts.keep(boothId, { boothId, boothName, body: text, basedOn }));
    setSaid({ kind: 'nothing' });
    setDiscarded(null);
  };
  const beginWith = (text: string, basedOn: string) => {
    setStart({ round: start.round + 1, body: text, basedOn });
    type(text, basedOn);
  };
  const beginAgain = (now: OwnParagraph) => {
    paragraphDrafts.forget(boothId);
    setTyped(null);
    setStart(startOf(now, start.round + 1));
  };
  const discard = () => {
    const before = { ...start, body: typed ?? '' };
    beginAgain(paragraph);
    setDiscarded(before);
    setSaid({ kind: 'nothing' });
  };
  const send = async (state: 'draft' | 'ready') => {
    const text = cleaned(typed ?? start.body);
    const why = whyNotYet(text, cleaned(suggestion), state);
    if (why !== null) return setSaid({ kind: 'wrong', words: why });
    setSaid({ kind: 'sending' });
    const written = await write({ boothId, body: text, basedOn: start.basedOn, state });
    if (written.kind === 'not sent') return setSaid({ kind: 'wrong', words: written.why });
    beginAgain(written.now);
    setSaid({ kind: 'done', words: outcomeWords(written.outcome, written.now.state) });
  };

  const isClosed = paragraph.state === 'approved' && typed === null;
  const isOvertaken = typed !== null && cleaned(start.basedOn) !== cleaned(body);
  const isSending = said.kind === 'sending';
  const saveLabel = paragraph.state === 'approved' ? 'Leave it for the editors' : 'Save draft';
  const isStart = typed === null && body === '' && suggestion !== '';
  return (
    <form
      className={styles.paragraph}
      aria-label={`Paragraph of ${boothName}`}
      aria-busy={isSending}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send('draft');
      }}
    >
      <h3>{boothName}</h3>
      <p className={styles.stand}>{standWords(paragraph)}</p>
      {paragraph.note !== '' && (
        <p className={styles.note}>
          <b>To be changed:</b> {paragraph.note}
        </p>
      )}
      {isClosed ? (
        <blockquote className={styles.approved}>
          <Blocks blocks={readWritten(body)} />
        </blockquote>
      ) : (
        <Field start={start} isStart={isStart} isBusy={isSending} onType={type} />
      )}
      {isStart && <Button onPress={() => beginWith('', '')}>Begin with an empty field</Button>}
      {isOvertaken && (
        <Other
          words="It was changed meanwhile. Now it says:"
          texts={[body]}
          onBoth={() => beginWith(bothTexts(body, typed), body)}
        />
      )}
      {paragraph.besideOwn.length > 0 && typed === null && (
        <Other
          words="Yours stands beside it. The people who edit it see both:"
          texts={paragraph.besideOwn}
          onBoth={isClosed ? null : () => beginWith(bothTexts(body, paragraph.besideOwn.join('\n\n')), body)}
        />
      )}
      <SaidOf said={said} typed={typed} isKept={isKept} />
      {!isClosed && (
        <div className={shared.actions}>
          <Button type="submit" disabled={isSending} label={`${saveLabel}: ${boothName}`}>
            {saveLabel}
          </Button>
          {paragraph.state !== 'approved' && (
            <Button
              look="ink"
              disabled={isSending}
              label={`It is ready: ${boothName}`}
              onPress={() => send('ready')}
            >
              It is ready
            </Button>
          )}
          {typed !== null && <Button onPress={discard}>Discard what I typed</Button>}
        </div>
      )}
      {discarded !== null && (
        <p role="status">
          Discarded. <Button onPress={() => beginWith(discarded.body, discarded.basedOn)}>Undo</Button>
        </p>
      )}
    </form>
  );
}

/** With what was typed before, else with what is written, else with the start. */
function startOf({ boothId, body, suggestion }: OwnParagraph, round: number): Start {
  const kept = paragraphDrafts.of(boothId);
  if (kept !== null) return { round, body: kept.body, basedOn: kept.basedOn };
  return { round, body: body === '' ? suggestion : body, basedOn: body };
}

interface FieldProps {
  start: Start;
  isStart: boolean;
  isBusy: boolean;
  onType: (text: string) => void;
}

function Field({ start, isStart, isBusy, onType }: FieldProps) {
  return (
    <>
      {isStart && (
        <p className={styles.start}>
          <b>A start, to be edited.</b> It was put together from what visitors said and from your shift notes.
          Nothing of it is saved until you save it.
        </p>
      )}
      <label className={styles.field}>
        What the summary shall say, a few whole sentences
        <textarea
          key={start.round}
          defaultValue={start.body}
          maxLength={LONGEST_HIGHLIGHT}
          readOnly={isBusy}
          autoCapitalize="sentences"
          autoComplete="off"
          spellCheck
          onInput={(event) => onType(event.currentTarget.value)}
        />
      </label>
    </>
  );
}

interface OtherProps {
  words: string;
  texts: readonly string[];
  /** Null where the paragraph is not theirs to change any more. */
  onBoth: (() => void) | null;
}

/** The other of two texts: shown, and to be made one with the own. */
function Other({ words, texts, onBoth }: OtherProps) {
  return (
    <div className={styles.other} role="status">
      <p>
        <b>{words}</b>
      </p>
      {texts.map((text) => (
        <blockquote key={text}>{text}</blockquote>
      ))}
      {onBoth !== null && <Button onPress={onBoth}>Put both into the field</Button>}
    </div>
  );
}

function SaidOf({ said, typed, isKept }: { said: Said; typed: string | null; isKept: boolean }) {
  if (said.kind === 'wrong')
    return (
      <p className={shared.failure} role="alert">
        {said.words}
      </p>
    );
  return (
    <p role="status">
      {said.kind === 'done' && said.words}
      {said.kind === 'sending' && 'Sending…'}
      {said.kind === 'nothing' && typed !== null && keptWords(isKept)}
    </p>
  );
}

const keptWords = (isKept: boolean) =>
  isKept
    ? 'What you typed is kept on this phone, and not sent yet.'
    : 'What you typed is not kept: this browser has no room. Save the draft before you leave.';
