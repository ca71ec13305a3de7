import type { GridRow, GridShift } from './rows.ts';

/** The one cell of the grid that the tab key reaches: a shift, or the button of a row that adds one. */
export type Cell = string;

export const addCell = (boothId: string): Cell => `add ${boothId}`;

type Rows = readonly Pick<GridRow<GridShift>, 'boothId' | 'shifts'>[];

const cellsOf = ({ boothId, shifts }: Rows[number]): Cell[] => [
  addCell(boothId),
  ...shifts.map(({ shift }) => shift.id),
];

/** The cell itself while it is there, else the first one. */
export function cellOrFirst(rows: Rows, cell: Cell | null): Cell | null {
  const all = rows.flatMap(cellsOf);
  return cell !== null && all.includes(cell) ? cell : (all[0] ?? null);
}

/** Where an arrow leads: along the row, or to what is nearest in time in the row above or below. */
export function neighbour(rows: Rows, cell: Cell, key: string): Cell | null {
  const row = rows.findIndex((one) => cellsOf(one).includes(cell));
  const here = rows[row];
  if (here === undefined) return null;
  const cells = cellsOf(here);
  const place = cells.indexOf(cell);
  if (key === 'ArrowLeft') return cells[place - 1] ?? null;
  if (key === 'ArrowRight') return cells[place + 1] ?? null;
  if (key === 'Home') return cells[0] ?? null;
  if (key === 'End') return cells.at(-1) ?? null;
  const there = rows[key === 'ArrowUp' ? row - 1 : row + 1];
  if (there === undefined) return null;
  const from = here.shifts.find(({ shift }) => shift.id === cell)?.shift;
  if (from === undefined) return addCell(there.boothId);
  const nearest = there.shifts.toSorted(
    (a, b) => Math.abs(a.shift.startsAt - from.startsAt) - Math.abs(b.shift.startsAt - from.startsAt),
  )[0];
  return nearest?.shift.id ?? addCell(there.boothId);
}
