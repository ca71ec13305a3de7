import type { EventRow } from '#contracts/events';
import { notRecorded } from '#contracts/figures';
import { type HeadCountRow, headCounts } from '#contracts/head-counts';
import { FigureBrackets, FigureText } from '../../parts/FigureText.tsx';
import { boothColumn } from '../booths/booth-column.tsx';
import { useBooths } from '../booths/booths.ts';
import { dayWords, instantToLocal, stretchWords } from '../local-time.ts';
import { useMay } from '../may.ts';
import { useCurrentRows } from '../parts/collection.ts';
import { NounPage } from '../parts/NounPage.tsx';
import {
  enteredWords,
  headCountChange,
  headCountFields,
  headCountInputs,
  headCountValues,
} from './head-count-form.ts';
import styles from './head-counts.module.css';
import { QuickFigures } from './QuickFigures.tsx';
import { WithoutHeadCount } from './WithoutHeadCount.tsx';

/** Figures that were not tapped: a row to add them quickly, and all that are there. */
export function HeadCountsCard({ event }: { event: EventRow }) {
  const may = useMay();
  const booths = useBooths(event.slug);
  const known = useCurrentRows(headCounts.list, event.slug);
  return (
    <NounPage
      collection={headCounts}
      event={event.slug}
      title="Head counts"
      addLabel="Add one for certain hours"
      isAddQuiet
      intro="Figures from a clicker, a door, a judgement or a post. For the hours that it speaks of, a head count is the figure; what was tapped is shown beside it. Only how many were missed is added to the taps."
      empty={{
        title: 'No head counts yet',
        text: may.manage
          ? 'Type the first one above. A booth without a figure is shown as not recorded.'
          : 'A booth without a figure is shown as not recorded.',
      }}
      isReadOnly={!may.booths}
      isTooEarly={booths.rows.length === 0}
      columns={[
        boothColumn(booths),
        {
          head: 'Visitors',
          align: 'right',
          cell: (row) => <FigureText figure={figureOf(row)} withoutBrackets />,
        },
        { head: 'Range', cell: (row) => <FigureBrackets figure={figureOf(row)} /> },
        { head: 'Speaks of', cell: (row) => <SpeaksOf row={row} zone={event.timeZone} /> },
        { head: 'Wording', cell: (row) => row.wording && `“${row.wording}”` },
        { head: 'Source', cell: (row) => <Source row={row} /> },
        { head: 'Entered', cell: (row) => enteredWords(row, event.timeZone) },
      ]}
      nameOf={(row) =>
        `The head count of ${booths.nameOf(row.boothId)}, ${row.likely} for ${stretchOf(row, event.timeZone)}`
      }
      order={(one, other) =>
        booths.nameOf(one.boothId).localeCompare(booths.nameOf(other.boothId)) ||
        Date.parse(other.receivedAt) - Date.parse(one.receivedAt)
      }
      fields={(row) => headCountFields(event, row, booths.choices, known)}
      valuesOf={(row) => headCountValues(row, event.timeZone)}
      inputsOf={(values) => headCountInputs(values, event.timeZone)}
      changeOf={(values, row) => headCountChange(values, event.timeZone, row)}
    >
      {may.manage && <QuickFigures event={event} />}
      <WithoutHeadCount
        event={event.slug}
        has={(boothId) => known.some((each) => each.boothId === boothId)}
      />
    </NounPage>
  );
}

function figureOf({ likely, approximate, low, high }: HeadCountRow) {
  return { ...notRecorded, visitors: likely, approximate, low, high };
}

function stretchOf({ startsAt, endsAt }: HeadCountRow, zone: string): string {
  if (startsAt === null || endsAt === null) return 'the whole event';
  return `${dayWords(instantToLocal(startsAt, zone).date, 'short')} ${stretchWords(startsAt, endsAt, zone)}`;
}

function SpeaksOf({ row, zone }: { row: HeadCountRow; zone: string }) {
  return (
    <>
      {stretchOf(row, zone)}
      {row.overlaps.map(({ id, words }) => (
        <p key={id} className={styles.overlap}>
          {words}
        </p>
      ))}
    </>
  );
}

function Source({ row }: { row: HeadCountRow }) {
  if (row.sourceUrl === null) return row.source;
  return (
    <a href={row.sourceUrl} target="_blank" rel="noreferrer">
      {row.source}, {new URL(row.sourceUrl).hostname}
    </a>
  );
}
