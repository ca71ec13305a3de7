import { Temporal } from 'temporal-polyfill';
import { groupedBy } from '../counting/rules.ts';
import type { Staffing } from './staffing.ts';

/** A cell to be written, with its type: a date, or minutes after midnight. */
export type OutCell = string | number | { date: string } | { minutes: number };

/** A table on its way out: heads and rows, as lists.ts and grid.ts read them in. */
export interface OutTable {
  title: string;
  heads: string[];
  rows: OutCell[][];
}

type Person = Staffing['representatives'][number]['person'];

const personHeads = ['Name', 'Affiliation', 'Standing', 'E-mail'];
const personCells = ({ name, affiliation, standing, email }: Person) => [
  name,
  affiliation,
  standing,
  email ?? '',
];

export function peopleTable(people: readonly Person[]): OutTable {
  return { title: 'People', heads: personHeads, rows: people.map(personCells) };
}

export function representativesTable({ booths, representatives }: Staffing): OutTable {
  const ofBooth = groupedBy(representatives, ({ boothId }) => boothId);
  const rows = namedOnce(booths).flatMap(({ id, name }) =>
    (ofBooth.get(id) ?? []).map(({ person }) => [name, ...personCells(person)]),
  );
  return { title: 'Representatives', heads: ['Booth', ...personHeads], rows };
}

/** One shift a row; several people of one shift stand one a line. */
export function shiftsTable({ booths, shifts }: Staffing, zone: string): OutTable {
  const ofBooth = groupedBy(shifts, ({ boothId }) => boothId);
  const rows = namedOnce(booths).flatMap(({ id, name }) =>
    (ofBooth.get(id) ?? []).map(({ startsAt, endsAt, people, minimum, target }): OutCell[] => {
      const [start, end] = [wallOf(startsAt, zone), wallOf(endsAt, zone)];
      const days = daysBetween(start.date, end.date);
      const until = days === 0 ? { minutes: end.minutes } : `${clockOf(end.minutes)} (+${days})`;
      return [
        name,
        { date: start.date },
        { minutes: start.minutes },
        until,
        people.join('\n'),
        minimum,
        target,
      ];
    }),
  );
  return { title: 'Shifts', heads: ['Booth', 'Date', 'Start', 'End', 'Who', 'Minimum', 'Target'], rows };
}

/** Times down, booths across, names in the cells, one a line; “open” is a shift without anybody. */
export function gridTable({ booths, shifts }: Staffing, zone: string): OutTable {
  const rows = groupedBy(shifts, ({ startsAt, endsAt }) => stretchText(startsAt, endsAt, zone));
  return {
    title: 'Grid',
    heads: ['Date', `Time, ${zone}`, ...namedOnce(booths).map(({ name }) => name)],
    rows: [...rows].map(([when, here]): OutCell[] => {
      const [date, hours] = [when.slice(0, 10), when.slice(11)];
      const cells = booths.map(({ id }) => {
        const own = here.filter(({ boothId }) => boothId === id);
        const names = [...new Set(own.flatMap(({ people }) => people))];
        return own.length > 0 && names.length === 0 ? 'open' : names.join('\n');
      });
      return [{ date }, hours, ...cells];
    }),
  };
}

/** "2025-11-11 10:45–15:00", "2025-11-11 22:00–02:00 (+1)" */
function stretchText(startsAt: Date, endsAt: Date, zone: string): string {
  const [start, end] = [wallOf(startsAt, zone), wallOf(endsAt, zone)];
  const days = daysBetween(start.date, end.date);
  const plus = days === 0 ? '' : ` (+${days})`;
  return `${start.date} ${clockOf(start.minutes)}–${clockOf(end.minutes)}${plus}`;
}

function wallOf(at: Date, zone: string): { date: string; minutes: number } {
  const wall = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
  return { date: wall.toPlainDate().toString(), minutes: wall.hour * 60 + wall.minute };
}

export function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

const daysBetween = (from: string, to: string) => Temporal.PlainDate.from(from).until(to).days;

/** Booths of one name are told apart by their short names. */
function namedOnce<B extends { name: string; slug: string }>(booths: readonly B[]): B[] {
  const same = groupedBy(booths, ({ name }) => name.toLowerCase());
  return booths.map((booth) =>
    same.get(booth.name.toLowerCase())?.length === 1 ? booth : { ...booth, name: booth.slug },
  );
}
