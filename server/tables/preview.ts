import type { TableLayout, TablePreview } from '#contracts/tables';
import { tableLimits } from '#contracts/tables';
import { AppError } from '../http/errors.ts';
import { addressOf, type Finding, type Sheet, widthOf } from './cells.ts';
import type { Entries } from './entries.ts';
import { readGrid } from './grid.ts';
import { guessLayout, layoutAs } from './guess.ts';
import { readList } from './lists.ts';
import type { EventClock } from './place.ts';
import type { Plan } from './rules.ts';

const SHOWN = { rows: 12, columns: 40, cell: 80, lines: 200, problems: 200, notes: 100, names: 500 };

/** What the sheet says, read as somebody said or as it looks. Cells that are too long are no part of it. */
export function readEntries(sheet: Sheet, wanted: TableLayout | null, event: EventClock) {
  const layout = wanted === null ? guessLayout(sheet, event) : withColumns(wanted, sheet, event);
  const { rows, problems } = withoutLongCells(sheet);
  const read = layout.kind === 'grid' ? readGrid : readList;
  const entries: Entries = read({ ...sheet, rows }, layout, event);
  return { layout, entries: { ...entries, problems: [...problems, ...entries.problems] } };
}

/** A kind that was chosen without its columns is guessed anew. */
function withColumns(wanted: TableLayout, sheet: Sheet, event: EventClock): TableLayout {
  if (wanted.columns.length > 0) return wanted;
  return { ...layoutAs(wanted.kind, sheet, event), ...(wanted.date !== null && { date: wanted.date }) };
}

function withoutLongCells({ rows }: Sheet): { rows: string[][]; problems: Finding[] } {
  const problems: Finding[] = [];
  const cut = rows.map((cells, row) =>
    cells.map((text, column) => {
      if (text.length <= tableLimits.cell) return text;
      const message = `This cell holds ${text.length.toLocaleString('en')} characters; at most ${tableLimits.cell.toLocaleString('en')} are read.`;
      problems.push({ at: addressOf(row, column), message });
      return '';
    }),
  );
  return { rows: cut, problems };
}

interface Opened {
  names: string[];
  at: number;
  sheet: Sheet;
}

/** The plan as the contract says it: long lists are cut, with their length beside them. */
export function previewOf({ names, at, sheet }: Opened, layout: TableLayout, plan: Plan): TablePreview {
  const head = sheet.rows
    .slice(0, SHOWN.rows)
    .map((row) =>
      row
        .slice(0, SHOWN.columns)
        .map((text) => (text.length > SHOWN.cell ? `${text.slice(0, SHOWN.cell)}…` : text)),
    );
  const { made, there, people, booths, lines, problems, notes, digest } = plan;
  // What somebody has to decide comes first, then what would be made.
  const rank = { undecided: 0, new: 1, skipped: 2, known: 3 };
  const inOrder = (all: typeof people) =>
    all.toSorted((a, b) => rank[a.outcome] - rank[b.outcome]).slice(0, SHOWN.names);
  return {
    ...{
      sheets: names,
      sheet: at,
      rows: sheet.rows.length,
      columns: widthOf(sheet),
      head,
      layout,
      made,
      there,
      digest,
    },
    people: inOrder(people),
    booths: inOrder(booths),
    lines: lines.slice(0, SHOWN.lines),
    lineCount: lines.length,
    problems: problems.slice(0, SHOWN.problems),
    problemCount: problems.length,
    notes: notes.slice(0, SHOWN.notes),
    noteCount: notes.length,
  };
}

/** @throws AppError invalid-input, with the cells, when everything is to be taken and something cannot be */
export function requireTakeable(plan: Plan, take: 'everything' | 'what-is-right'): Plan {
  const [first, ...more] = plan.problems;
  if (take === 'what-is-right' || first === undefined) return plan;
  const others = more.length === 0 ? '' : ` and ${more.length} more`;
  throw new AppError('invalid-input', `Nothing was stored. ${first.at}${others}: ${first.message}`, {
    issues: plan.problems.slice(0, SHOWN.problems).map(({ at, message }) => ({ path: at, message })),
  });
}
