import { type Report, summaryTables } from '#contracts/report';
import { renderSheets, type Sheet, type SheetCell } from '../tables/sheets.ts';
import { type Beside, projectsTable } from './comparison-tables.ts';
import { aboutColumns, type Cell, lastColumns, type Table, tableMakers } from './tables.ts';
import { wallTime } from './words.ts';

/** A sheet for each table. Numbers, dates and times are what they are, in the event's zone; text is never a formula. */
export function renderXlsx(report: Report): Promise<Buffer> {
  return renderSheets(
    summaryTables.map((name) =>
      name === 'event' ? eventSheet(report) : sheetOf(name, tableMakers[name](report), report),
    ),
  );
}

/** A sheet of the projects at both events, and one of what each event is. */
export function renderComparisonXlsx(beside: Beside): Promise<Buffer> {
  const { here, there } = beside;
  const others = eventFacts(there);
  return renderSheets([
    sheetOf('comparison', projectsTable(beside), here),
    {
      title: 'Events',
      heads: ['What', 'Event', 'Compared with'],
      rows: eventFacts(here).map(([what, value], at) => [what ?? '', value ?? '', others[at]?.[1] ?? '']),
    },
  ]);
}

/** One row, told downwards: what the other sheets leave out stands here once. */
function eventSheet(report: Report): Sheet {
  return { title: wordsOf('event'), heads: ['What', 'Value'], rows: eventFacts(report) };
}

/** What there is to know of an event, each with its value. */
function eventFacts(report: Report): SheetCell[][] {
  const { heads, rows } = tableMakers.event(report);
  const about = Object.entries({ ...aboutColumns, ...lastColumns });
  const facts: [string, Cell][] = [
    ...about.map(([head, read]): [string, Cell] => [
      head,
      head === 'made_at' ? { instant: report.madeAt } : asDate(read(undefined, report)),
    ]),
    ...heads.map((head, at): [string, Cell] => [head, rows[0]?.[at] ?? null]),
  ];
  return facts.map(([head, cell]) => [wordsOf(head), typed(cell, report)]);
}

function sheetOf(name: string, { heads, rows }: Table, report: Report): Sheet {
  return {
    title: wordsOf(name),
    heads: heads.map(wordsOf),
    rows: rows.map((row) => row.map((cell) => typed(cell, report))),
  };
}

const asDate = (cell: Cell): Cell =>
  typeof cell === 'string' && /^\d{4}-\d\d-\d\d$/.test(cell) ? { date: cell } : cell;

/** "starts_at" → "Starts at" */
function wordsOf(head: string): string {
  const words = head.replaceAll(/[_-]/g, ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function typed(cell: Cell, { event }: Report): SheetCell {
  if (cell === null) return '';
  if (typeof cell === 'object' && 'instant' in cell)
    return { wall: wallTime(cell.instant, event.timeZone).plain };
  return cell;
}
