import { Button, Checkbox } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { devices } from '#contracts/devices';
import type { EventRow } from '#contracts/events';
import { topics } from '#contracts/topics';
import type { VisitRow, VisitTotals } from '#contracts/visits';
import { boothColumn } from '../booths/booth-column.tsx';
import { useBooths } from '../booths/booths.ts';
import { momentWords } from '../local-time.ts';
import { counted } from '../names.ts';
import { useRows } from '../parts/collection.ts';
import { type Column, ListPage } from '../parts/ListPage.tsx';
import { RowActions } from '../parts/RowActions.tsx';
import { CorrectDialog } from './CorrectDialog.tsx';
import { askedOf, filterWords } from './filter.ts';
import { TakeBackDialog } from './TakeBackDialog.tsx';
import { VisitFilters } from './VisitFilters.tsx';
import { amountOf, amountWords, correctedWords, saidWords, takenBackWords, wordOf } from './visit-words.ts';
import styles from './visits.module.css';
import { useVisits } from './visits.ts';
import type { VisitsInAddress } from './visits-in-address.ts';

/** More than these are shown when somebody asks for them. */
const FIRST_SHOWN = 50;

interface Props {
  event: EventRow;
  shown: VisitsInAddress;
  onFilter: (change: VisitsInAddress) => void;
}

/** A dialog speaks of what was chosen when it opened, whatever comes meanwhile. */
type Open =
  | { dialog: 'none' }
  | { dialog: 'take-back'; rows: VisitRow[] }
  | { dialog: 'correct'; row: VisitRow };

export function VisitsCard({ event, shown, onFilter }: Props) {
  const { loaded, totals } = useVisits(event.slug, askedOf(shown, event.timeZone));
  const booths = useBooths(event.slug);
  const names = useNames(event.slug);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [showsAll, setShowsAll] = useState(false);
  const [open, setOpen] = useState<Open>({ dialog: 'none' });
  const [said, setSaid] = useState('');
  const rows = loaded.state === 'ready' ? loaded.rows : [];
  const counting = rows.filter(({ undone }) => undone === null);
  const chosen = counting.filter(({ id }) => picked.has(id));
  const where = filterWords(shown, {
    booth: shown.booth === undefined ? null : booths.nameOf(shown.booth),
    device: shown.device === undefined ? null : names.deviceOf(shown.device),
  });
  const pick = (ids: readonly string[], isPicked: boolean) => {
    const others = [...picked].filter((id) => !ids.includes(id));
    setPicked(new Set(isPicked ? [...others, ...ids] : others));
  };
  const visible = showsAll ? rows : rows.slice(0, FIRST_SHOWN);
  const close = () => setOpen({ dialog: 'none' });
  const done = (words: string) => {
    setSaid(words);
    setPicked(new Set());
  };
  return (
    <>
      <ListPage
        title="Visits"
        intro="Every tap as it stands. Take back what nobody meant, or correct what was heard wrong: it stays listed, with who did it and why."
        loaded={loaded.state === 'ready' ? { ...loaded, rows: visible } : loaded}
        empty={emptyWords(where)}
        columns={[
          whenColumn(event.timeZone, picked, pick),
          { head: 'Booth', cell: boothColumn(booths).cell },
          { head: 'Visitors', align: 'right', cell: (row) => <Size row={row} /> },
          { head: 'Who and what', cell: (row) => saidWords(row, names.topicOf) },
          { head: 'Counted on', cell: ({ sender }) => sender.name },
          {
            head: 'Since then',
            cell: (row) => <Since row={row} zone={event.timeZone} labelOf={names.topicOf} />,
          },
        ]}
        rowActions={(row) =>
          row.undone === null && (
            <RowActions>
              <Button
                aria-label={`Correct ${booths.nameOf(row.boothId)}, ${momentWords(row.occurredAt, event.timeZone)}`}
                onClick={() => setOpen({ dialog: 'correct', row })}
              >
                Correct…
              </Button>
            </RowActions>
          )
        }
      >
        <VisitFilters event={event} shown={shown} onChange={onFilter} />
        <p role="status" className={styles.said}>
          {said}
        </p>
        {totals !== null && rows.length > 0 && (
          <Bar totals={totals} counting={counting} chosen={chosen} onPick={pick}>
            <Button
              disabled={chosen.length === 0}
              onClick={() => setOpen({ dialog: 'take-back', rows: chosen })}
            >
              Take back…
            </Button>
          </Bar>
        )}
        {totals !== null && (
          <p className={styles.note}>
            {listedWords(visible.length, rows.length, totals)}
            {visible.length < rows.length && (
              <Button variant="subtle" onClick={() => setShowsAll(true)}>
                Show all {rows.length}
              </Button>
            )}
          </p>
        )}
      </ListPage>
      {open.dialog === 'take-back' && (
        <TakeBackDialog event={event.slug} rows={open.rows} onDone={done} onClose={close} />
      )}
      {open.dialog === 'correct' && (
        <CorrectDialog
          event={event}
          visit={open.row}
          boothName={booths.nameOf(open.row.boothId)}
          topics={names.topics}
          onDone={done}
          onClose={close}
        />
      )}
    </>
  );
}

/** Names of topics and devices, also of those that are in the archive by now. */
function useNames(event: string) {
  const topicRows = useRows(topics.list, event);
  const deviceRows = useRows(devices.list, event);
  const all = topicRows.state === 'ready' ? topicRows.rows : [];
  const known = deviceRows.state === 'ready' ? deviceRows.rows : [];
  return {
    topics: all
      .filter(({ archivedAt }) => archivedAt === null)
      .map(({ slug, label }) => ({ value: slug, label })),
    topicOf: (slug: string) => all.find((topic) => topic.slug === slug)?.label ?? wordOf(slug),
    deviceOf: (id: string) => known.find((device) => device.id === id)?.name ?? 'a device of another booth',
  };
}

function whenColumn(
  zone: string,
  picked: ReadonlySet<string>,
  onPick: (ids: string[], isPicked: boolean) => void,
): Column<VisitRow> {
  return {
    head: 'Happened',
    cell: ({ id, occurredAt, undone, timeUncertain }) => {
      const when = momentWords(occurredAt, zone);
      const detail = timeUncertain && <span className={styles.detail}>time uncertain</span>;
      if (undone !== null)
        return (
          <>
            <s className={`${styles.when} ${styles.struck}`}>{when}</s>
            {detail}
          </>
        );
      return (
        <Checkbox
          checked={picked.has(id)}
          onChange={({ currentTarget }) => onPick([id], currentTarget.checked)}
          label={
            <>
              <span className={styles.when}>{when}</span>
              {detail}
            </>
          }
        />
      );
    },
  };
}

function Size({ row: { partySize, tappedSize, undone } }: { row: VisitRow }) {
  if (undone !== null) return <s className={styles.struck}>{partySize}</s>;
  if (partySize === tappedSize) return partySize;
  return (
    <>
      {partySize}
      <span className={styles.detail}>tapped as {tappedSize}</span>
    </>
  );
}

interface SinceProps {
  row: VisitRow;
  zone: string;
  labelOf: (topic: string) => string;
}

/** What was said about it after it was counted, the newest first. */
function Since({ row: { undone, corrections }, zone, labelOf }: SinceProps) {
  return (
    <>
      {undone !== null && <span className={styles.detail}>{takenBackWords(undone, zone)}</span>}
      {corrections.toReversed().map((correction) => (
        <span key={correction.id} className={styles.detail}>
          {correctedWords(correction, labelOf, zone)}
        </span>
      ))}
    </>
  );
}

interface BarProps {
  totals: VisitTotals;
  counting: readonly VisitRow[];
  chosen: readonly VisitRow[];
  onPick: (ids: string[], isPicked: boolean) => void;
  children: ReactNode;
}

/** Chooses all at once, says how much that is, and holds the button. */
function Bar({ totals, counting, chosen, onPick, children }: BarProps) {
  return (
    <div className={styles.bar}>
      <Checkbox
        label={
          chosen.length === 0
            ? `Choose ${counting.length < totals.visits ? 'the newest' : 'all'} ${counting.length}`
            : `${chosen.length === counting.length ? 'All chosen' : 'Chosen'}: ${amountWords(amountOf(chosen))}`
        }
        disabled={counting.length === 0}
        checked={chosen.length > 0 && chosen.length === counting.length}
        indeterminate={chosen.length > 0 && chosen.length < counting.length}
        onChange={({ currentTarget }) =>
          onPick(
            counting.map(({ id }) => id),
            currentTarget.checked,
          )
        }
      />
      <span className={styles.totals}>
        {amountWords(totals)}
        {totals.takenBack > 0 && `, ${totals.takenBack} taken back`}
      </span>
      <div className={styles.act}>{children}</div>
    </div>
  );
}

function listedWords(visible: number, read: number, { visits: counting, takenBack }: VisitTotals): string {
  const all = counting + takenBack;
  if (read < all)
    return `The newest ${visible} of ${counted(all, 'visit')}. Choose a booth, a device or hours to see the others.`;
  return visible < read ? `The newest ${visible} of ${read}.` : '';
}

function emptyWords(where: string) {
  if (where === '')
    return { title: 'No visits yet', text: 'What tablets and phones count is listed here, visit by visit.' };
  return { title: 'No visits here', text: `Nothing was counted ${where}.` };
}
