import type { Standing } from '#contracts/people';
import type { ColumnField } from '#contracts/tables';
import type { Cell, Finding } from './cells.ts';

/** A stretch of staffing that a table speaks of. */
export interface ShiftEntry {
  at: string;
  booth: Cell;
  startsAt: Date;
  endsAt: Date;
  /** Cells with names, not yet taken apart. */
  people: Cell[];
  minimum: number | null;
  target: number | null;
}

/** A person, and the booth that they stand for if it is one of representatives. */
export interface PersonEntry {
  at: string;
  name: Cell;
  affiliation: string;
  /** Null: the table says none. */
  standing: Standing | null;
  email: string | null;
  booth: Cell | null;
}

/** What a table says, before anybody knows whom its names mean. */
export interface Entries {
  shifts: ShiftEntry[];
  people: PersonEntry[];
  problems: Finding[];
  notes: Finding[];
}

export const noEntries = (): Entries => ({ shifts: [], people: [], problems: [], notes: [] });

export const columnsWith = (columns: readonly ColumnField[], field: ColumnField): number[] =>
  columns.flatMap((has, column) => (has === field ? [column] : []));

export const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
