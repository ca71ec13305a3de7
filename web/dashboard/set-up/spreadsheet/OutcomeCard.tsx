import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { TablePreview } from '#contracts/tables';
import { FormError } from '../../accounts/FormError.tsx';
import { Card } from '../../parts/Card.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { counted } from '../names.ts';
import styles from './spreadsheet.module.css';
import { countsWords, thereWords } from './table-words.ts';

interface Given {
  preview: TablePreview;
  /** A newer preview is on its way. */
  isReading: boolean;
  isStoring: boolean;
  error: unknown;
  onStore: (take: 'everything' | 'what-is-right') => void;
}

const stateTags = {
  new: <Tag kind="coming">new</Tag>,
  partly: <Tag kind="coming">more people</Tag>,
  there: <Tag kind="sent">there already</Tag>,
} as const;

/** What would be made, what cannot be, and the button that does it. */
export function OutcomeCard({ preview, isReading, isStoring, error, onStore }: Given) {
  const [leavesOut, setLeavesOut] = useState(false);
  const { made, there, problems, problemCount } = preview;
  const words = countsWords(made);
  const known = thereWords(there);
  const hasProblems = problemCount > 0;
  return (
    <Card
      title="What would be stored"
      sub={<span role="status">{words === '' ? 'nothing new' : words}</span>}
      intro={known === '' ? undefined : `There already, and left as it is: ${known}.`}
    >
      {hasProblems && (
        <>
          <h3 className={styles.heading}>
            <Tag kind="attention">{counted(problemCount, 'cell')} to mend</Tag>
          </h3>
          <p className={styles.sentence}>
            Mend them in the spreadsheet and paste it again, decide above whom a name means, or leave them
            out.
          </p>
          <Findings label="Cells to mend" head="What is wrong" rows={problems} count={problemCount} />
        </>
      )}
      <Details preview={preview} />
      <FormError error={error} />
      {words !== '' && (
        <div className={styles.store}>
          {hasProblems && (
            <Checkbox
              label={`Leave out ${counted(problemCount, 'cell')}, and store the rest`}
              checked={leavesOut}
              onChange={({ currentTarget }) => setLeavesOut(currentTarget.checked)}
            />
          )}
          <Button
            variant="filled"
            loading={isStoring}
            disabled={isReading || (hasProblems && !leavesOut)}
            onClick={() => onStore(hasProblems ? 'what-is-right' : 'everything')}
          >
            Store {words}
          </Button>
        </div>
      )}
    </Card>
  );
}

function Details({ preview }: { preview: TablePreview }) {
  const { lines, lineCount, notes, noteCount } = preview;
  return (
    <>
      {noteCount > 0 && (
        <details className={styles.details}>
          <summary>{counted(noteCount, 'remark')}: read in one of several ways, or left as it is</summary>
          <Findings label="Remarks" head="Remark" rows={notes} count={noteCount} />
        </details>
      )}
      {lineCount > 0 && (
        <details className={styles.details}>
          <summary>Cell by cell: {counted(lineCount, 'line')}</summary>
          <Findings label="Cell by cell" head="What it says" rows={lines} count={lineCount} />
        </details>
      )}
    </>
  );
}

interface Rows {
  label: string;
  head: string;
  rows: readonly (TablePreview['problems'][number] | TablePreview['lines'][number])[];
  count: number;
}

function Findings({ label, head, rows, count }: Rows) {
  return (
    <>
      <table className={styles.findings} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">Cell</th>
            <th scope="col">{head}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one cell may have two findings of the same words
            <tr key={at}>
              <td className={styles.at}>{row.at}</td>
              <td>
                {row.message} {'state' in row && stateTags[row.state]}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {count > rows.length && (
        <p className={styles.more}>and {counted(count - rows.length, 'more', 'more')}</p>
      )}
    </>
  );
}
