import { useState } from 'react';
import { getPhoneSummary, postOwnSummary, type SummaryQuery } from '#contracts/report';
import { callForFile, NoAnswer } from '#web/api/client.ts';
import { Button } from '../../ui/Button.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { whyNot } from './enrolment.ts';
import styles from './OwnSummary.module.css';

/** With what the person may ask: the link, or the token of the phone that it connected. */
export type OwnKey = { secret: string } | { token: string };

type Way = { words: string; format: string; edition: SummaryQuery['edition'] };

const ways: Way[] = [
  { words: 'One page (PDF)', format: 'pdf', edition: 'brief' },
  { words: 'Everything (PDF)', format: 'pdf', edition: 'internal' },
  { words: 'Spreadsheet (XLSX)', format: 'xlsx', edition: 'internal' },
];

type Step = { kind: 'offered' } | { kind: 'making'; way: Way } | { kind: 'failed'; why: string };

/** What is recorded of the booths that somebody stands for, as files to keep. */
export function OwnSummary({ of, booths, className }: { of: OwnKey; booths: number; className?: string }) {
  const [step, setStep] = useState<Step>({ kind: 'offered' });
  const make = (way: Way) => {
    setStep({ kind: 'making', way });
    fileOf(of, way).then(
      ({ name, content }) => {
        saveFile(name, content);
        setStep({ kind: 'offered' });
      },
      (error: unknown) =>
        setStep({ kind: 'failed', why: error instanceof NoAnswer ? NO_ANSWER : whyNot(error) }),
    );
  };
  const title = booths === 1 ? 'Your booth’s summary' : 'Your booths’ summary';
  return (
    <section className={className} aria-label={title} aria-busy={step.kind === 'making'}>
      <h2>{title}</h2>
      <p>
        How many came and when, who they were, what they said, and what is written, as it is recorded now.
      </p>
      {step.kind === 'failed' && <p role="alert">{step.why}</p>}
      <div className={styles.ways}>
        {ways.map((way) => {
          const words = step.kind === 'making' && step.way === way ? 'Making it…' : way.words;
          return (
            <Button
              key={way.words}
              disabled={step.kind === 'making'}
              label={`Download the summary: ${words}`}
              onPress={() => make(way)}
            >
              {words}
            </Button>
          );
        })}
      </div>
    </section>
  );
}

const NO_ANSWER = 'The server did not answer. Try again once there is a network.';

function fileOf(of: OwnKey, { format, edition }: Way) {
  const given = { params: { format }, query: { edition } };
  return 'secret' in of
    ? callForFile(postOwnSummary, { ...given, body: { secret: of.secret } })
    : callForFile(getPhoneSummary, { ...given, token: of.token });
}
