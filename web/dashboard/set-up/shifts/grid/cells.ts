import type { GridRow, GridShift } from './rows.ts';

/** The one cell of the grid that the tab key reaches: a shift, or the button of a row that adds one. */
export type Cell = string;

export const addCell = (boothId: string): Cell => `add ${boothId}`;

interface Cells {
  rows: readonly Pick<GridRow<GridShift>, 'boothId' | 'shifts'>[];
  /** Whoever only reads has no buttons that add. */
  isReadOnly: boolean;
}

const cellsOf = ({ boothId, shifts }: Cells['rows'][number], isReadOnly: boolean): Cell[] => [
  ...(isReadOnly ? [] : [addCell(boothId)]),
  ...shifts.map(({ shift }) => shift.id),
];

/** The cell itself while it is there, else the first one. */
export function cellOrFirst({ rows, isReadOnly }: Cells, cell: Cell | null): Cell | null {
  const all = rows.flatMap((row) => cellsOf(row, isReadOnly));
  return cell !== null && all.includes(cell) ? cell : (all[0] ?? null);
}

/** Where an arrow leads: along the row, or to what is nearest in time in the next row above or below that has something. */
export function neighbour({ rows, isReadOnly }: Cells, cell: Cell, key: string): Cell | null {
  const place = rows.findIndex((row) => cellsOf(row, isReadOnly).includes(cell));
  const here = rows[place];
  if (here === undefined) return null;
  const cells = cellsOf(here, isReadOnly);
  if (key === 'ArrowLeft') return cells[cells.indexOf(cell) - 1] ?? null;
  if (key === 'ArrowRight') return cells[cells.indexOf(cell) + 1] ?? null;
  if (key === 'Home') return cells[0] ?? null;
  if (key === 'End') return cells.at(-1) ?? null;
  const further = key === 'ArrowUp' ? rows.slice(0, place).toReversed() : rows.slice(place + 1);
  const there = further.find((row) => cellsOf(row, isReadOnly).length > 0);
  if (there === undefined) return null;
  const from = here.shifts.find(({ shift }) => shift.id === cell)?.shift;
  if (from === undefined) return cellsOf(there, isReadOnly)[0] ?? null;
  const nearest = there.shifts.toSorted(
    (a, b) => Math.abs(a.shift.startsAt - from.startsAt) - Math.abs(b.shift.startsAt - from.startsAt),
  )[0];
  return nearest?.shift.id ?? addCell(there.boothId);
}
