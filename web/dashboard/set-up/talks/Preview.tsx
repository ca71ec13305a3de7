import { Button, Checkbox, Select } from '@mantine/core';
import type { ScheduleQuestion } from '#contracts/talks';
import { FormError } from '../../accounts/FormError.tsx';
import { Card } from '../../parts/Card.tsx';
import { useEvent } from '../../shell/events.ts';
import { dayWords } from '../local-time.ts';
import { counted, listed } from '../names.ts';
import { ChangesCard } from './ChangesCard.tsx';
import { countsWords, formatWords, foundWords, oursWords, zoneWords } from './talk-words.ts';
import styles from './talks.module.css';
import type { Choices, Shown } from './use-import.ts';

interface Props {
  shown: Shown;
  isSending: boolean;
  /** Something changed since it was shown first. */
  isNew: boolean;
  error: unknown;
  onChoose: (change: Partial<Choices>) => void;
  onSend: () => void;
  onBack: () => void;
}

/** What an import would do, and what a person is to decide about it. */
export function Preview(props: Props) {
  const { shown, isNew, error, onChoose } = props;
  const { preview, choices } = shown;
  return (
    <>
      <FactsCard shown={shown} isNew={isNew} />
      {preview.zone.mustDecide && <ClockCard {...shown} onChoose={onChoose} />}
      {preview.questions.length > 0 && (
        <Card
          title="To decide"
          sub={String(preview.questions.length)}
          intro="Names that are nearly the same. What you decide is kept for the next import; what you leave open can be decided at the talk."
        >
          <div className={styles.questions}>
            {preview.questions.map((question) => (
              <Question
                key={question.key}
                question={question}
                answer={choices.decisions[question.key]}
                onAnswer={(answer) => onChoose({ decisions: withAnswer(choices, question.key, answer) })}
              />
            ))}
          </div>
        </Card>
      )}
      <ProblemsCard shown={shown} />
      <ChangesCard preview={preview} />
      <FormError error={error} />
      <Confirm {...props} />
    </>
  );
}

function FactsCard({ shown, isNew }: { shown: Shown; isNew: boolean }) {
  const { preview, source } = shown;
  const ours = oursWords(preview);
  const isMissing = preview.announced !== null && preview.announced !== preview.found;
  return (
    <Card title="What is in it" sub={source.fileName}>
      {isNew && (
        <p role="status" className={styles.attention}>
          Something changed since the last preview. This is the new one; nothing was imported.
        </p>
      )}
      <dl className={styles.facts}>
        <dt>Found</dt>
        <dd className={isMissing ? styles.attention : undefined}>{foundWords(preview)}</dd>
        {preview.dates.length > 0 && (
          <>
            <dt>Days</dt>
            <dd>
              {listed(preview.dates.map((date) => dayWords(date, 'short')))}. Talks on other days stay as they
              are.
            </dd>
          </>
        )}
        <dt>Clock</dt>
        <dd>
          {zoneWords(preview).map((words) => (
            <p key={words}>{words}</p>
          ))}
        </dd>
        {ours !== null && (
          <>
            <dt>Ours</dt>
            <dd>{ours}</dd>
          </>
        )}
        <dt>Read as</dt>
        <dd>
          {formatWords(preview)}
          {source.encoding !== 'UTF-8' && `, in ${source.encoding}: look whether accents are right`}
        </dd>
        {preview.notes.length > 0 && (
          <>
            <dt>Besides</dt>
            <dd>
              {preview.notes.map((note) => (
                <p key={note}>{note}</p>
              ))}
            </dd>
          </>
        )}
      </dl>
    </Card>
  );
}

function ClockCard({ preview, choices, onChoose }: Shown & Pick<Props, 'onChoose'>) {
  const event = useEvent();
  const differing = preview.zone.labels.filter(({ agrees }) => !agrees);
  const [first] = differing;
  if (first === undefined) return null;
  const labels = listed([...new Set(differing.map(({ label }) => label))]);
  const isKnown = differing.every(({ says }) => says !== null);
  const data = [
    { value: 'event', label: `On the event's clock, ${event.timeZone}: “${labels}” is a slip` },
    ...(isKnown
      ? [{ value: 'label', label: `As “${labels}” says: they are moved to the event's time` }]
      : []),
  ];
  return (
    <Card
      title="Whose clock is it?"
      intro={`The schedule writes ${labels}, and that is not the time of the event then. Say which holds; the list below follows.`}
    >
      <div className={styles.questions}>
        <Select
          label="The times are"
          placeholder="Choose one"
          data={data}
          value={choices.clock}
          onChange={(clock) => (clock === 'event' || clock === 'label') && onChoose({ clock })}
          allowDeselect={false}
          openOnFocus={false}
        />
      </div>
    </Card>
  );
}

const LATER = 'later';
const NONE = 'none';

function Question({
  question,
  answer,
  onAnswer,
}: {
  question: ScheduleQuestion;
  answer: string | null | undefined;
  onAnswer: (answer: string | null | undefined) => void;
}) {
  const { kind, about, why, choices, talks } = question;
  const none = kind === 'speaker' ? 'Nobody of ours' : 'Not about it';
  const data = [
    { value: LATER, label: 'Decide later' },
    ...choices.map(({ id, name, affiliation }) => ({
      value: id,
      label: affiliation === '' ? name : `${name}, ${affiliation}`,
    })),
    { value: NONE, label: none },
  ];
  const where = kind === 'speaker' ? ` Speaks in ${listed(talks.map((title) => `“${title}”`))}.` : '';
  return (
    <Select
      label={about}
      description={`${why}${where}`}
      data={data}
      value={answer === undefined ? LATER : (answer ?? NONE)}
      onChange={(chosen) =>
        onAnswer(chosen === LATER || chosen === null ? undefined : chosen === NONE ? null : chosen)
      }
      allowDeselect={false}
      openOnFocus={false}
    />
  );
}

function withAnswer({ decisions }: Choices, key: string, answer: string | null | undefined) {
  const { [key]: _, ...others } = decisions;
  return answer === undefined ? others : { ...others, [key]: answer };
}

function ProblemsCard({ shown }: { shown: Shown }) {
  const { problems } = shown.preview;
  if (problems.length === 0) return null;
  return (
    <Card
      title="Could not be read"
      sub={String(problems.length)}
      intro="These are left out; the rest is imported. Mend them in the schedule and import it again, if they matter."
      bleed
    >
      <ul className={styles.list} aria-label="Could not be read">
        {problems.map(({ line, title, what }) => (
          <li key={`${line} ${what}`}>
            <span className={styles.when}>Line {line}</span>
            <div className={styles.what}>
              {title !== null && <bdi className={styles.title}>{title}</bdi>}
              <span className={styles.detail}>{what}</span>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Confirm({ shown, isSending, onChoose, onSend, onBack }: Props) {
  const { preview, choices } = shown;
  const { counts } = preview;
  const isUndecided = preview.zone.mustDecide && choices.clock === null;
  const isNothing = counts.new + counts.changed + (choices.gone === 'archive' ? counts.gone : 0) === 0;
  const moved = counts.new + counts.changed;
  return (
    <section className={styles.confirm} aria-label="Import">
      <div className={styles.said}>
        <p role="status">{countsWords(preview)}</p>
        {isUndecided && <p className={styles.attention}>Say first whose clock it is.</p>}
        {counts.gone > 0 && (
          <Checkbox
            label={`Put ${counts.gone === 1 ? 'the one that is' : `the ${counts.gone} that are`} gone into the archive`}
            checked={choices.gone === 'archive'}
            onChange={({ currentTarget }) => onChoose({ gone: currentTarget.checked ? 'archive' : 'keep' })}
          />
        )}
      </div>
      <div className={styles.buttons}>
        <Button onClick={onBack} disabled={isSending}>
          Take another
        </Button>
        <Button variant="filled" loading={isSending} disabled={isUndecided || isNothing} onClick={onSend}>
          {moved === 0 ? 'Import it' : `Import ${counted(moved, 'talk')}`}
        </Button>
      </div>
    </section>
  );
}
