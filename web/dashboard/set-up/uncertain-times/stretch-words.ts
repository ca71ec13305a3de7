import { hoursAndMinutes } from '#contracts/durations';
import type { TimeSettlement, UncertainStretch } from '#contracts/uncertain-times';
import { dayWords, instantToLocal, momentWords, stretchWords } from '../local-time.ts';
import { counted, listed } from '../names.ts';
import { type Field, mistake, numberOrNull, type Typed, typed } from '../parts/fields.ts';

type Bounds = { startsAt: string; endsAt: string };

/** "Wed 12 Nov 10:10–10:50", "Wed 12 Nov 14:00". @param zone the event's */
export function boundsWords({ startsAt, endsAt }: Bounds, zone: string): string {
  const [first, last] = [instantToLocal(startsAt, zone), instantToLocal(endsAt, zone)];
  if (first.date === last.date && first.time === last.time) return momentWords(startsAt, zone);
  const day = `${dayWords(first.date, 'short')} `;
  return `${day}${stretchWords(startsAt, endsAt, zone)}`;
}

type Amount = Pick<UncertainStretch, 'visits' | 'visitors' | 'attendance' | 'headCounts'>;

/** "4 visitors in 2 visits", "4 visitors in 2 visits, 1 check-in and 1 head count" */
export const amountWords = ({ visits, visitors, ...rest }: Amount) =>
  listed([
    ...(visits === 0 ? [] : [`${counted(visitors, 'visitor')} in ${counted(visits, 'visit')}`]),
    ...restWords(rest),
  ]);

/** "7 visitors and 1 check-in"; empty where all times are certain. */
export const timesOfWords = ({ visitors, ...rest }: Omit<Amount, 'visits'>) =>
  listed([...(visitors === 0 ? [] : [counted(visitors, 'visitor')]), ...restWords(rest)]);

const restWords = ({ attendance, headCounts }: Pick<Amount, 'attendance' | 'headCounts'>) => [
  ...(attendance === 0 ? [] : [counted(attendance, 'check-in')]),
  ...(headCounts === 0 ? [] : [counted(headCounts, 'head count')]),
];

const entryActs = { 'check-in': 'checked in', 'check-out': 'checked out', extension: 'stayed on' } as const;

/** "Ana Medina checked in 10:10" */
export const entryWords = ({ kind, name, at }: UncertainStretch['entries'][number], zone: string) =>
  `${name} ${entryActs[kind]} ${instantToLocal(at, zone).time}`;

/** "Head count ~43 for Wed 12 Nov 10:00–12:15" */
export const countedWords = (
  { likely, approximate, ...hours }: UncertainStretch['counted'][number],
  zone: string,
) => `Head count ${approximate ? '~' : ''}${likely} for ${boundsWords(hours, zone)}`;

/** What a shift moves: no head counts. */
export const movedOf = <Stretch extends Amount>(stretch: Stretch): Stretch => ({ ...stretch, headCounts: 0 });

/** A head count alone has nothing that a shift would move. */
export const isShiftable = ({ visits, attendance }: Amount) => visits + attendance > 0;

const MINUTE_MS = 60_000;

/** What its clock was worth, and what was made of it. */
export function clockWords(stretch: UncertainStretch, zone: string): string {
  if (stretch.clock === 'ahead')
    return `Its clock said ${boundsWords(stretch.shiftsFrom, zone)}, which had not come yet. Counted as of the arrival.`;
  const minutes = Math.round(Math.abs(stretch.offsetMs) / MINUTE_MS);
  const came = momentWords(stretch.receivedAt, zone);
  if (minutes === 0)
    return `Its clock was right, or not compared, when this came, ${came}. Whether it was right before is not known.`;
  const way = stretch.offsetMs < 0 ? 'ahead' : 'behind';
  return `Its clock was ${amountOf(minutes)} ${way} when this came, ${came}, and is corrected by that. Whether it was so before is not known.`;
}

const DAY_MINUTES = 24 * 60;
const amountOf = (minutes: number) =>
  minutes < 2 * DAY_MINUTES ? hoursAndMinutes(minutes) : counted(Math.round(minutes / DAY_MINUTES), 'day');

/** "2 h 00 later", "25 min earlier" */
export function shiftWords(minutes: number): string {
  if (minutes === 0) return 'as its clock said';
  return `${amountOf(Math.abs(minutes))} ${minutes > 0 ? 'later' : 'earlier'}`;
}

/** "Shifted 2 h 00 later by Mona, Wed 12 Nov 15:02: It was set back at lunch." */
export function settledWords(row: TimeSettlement, zone: string): string {
  const act = row.shiftMinutes === null ? 'Times are right, said' : `Shifted ${shiftWords(row.shiftMinutes)}`;
  const by = row.settledBy === null ? ' by a program' : ` by ${row.settledBy}`;
  return `${act}${by}, ${momentWords(row.settledAt, zone)}: ${row.reason}`;
}

export type ShiftValues = { by: string; way: string; hours: string; minutes: string; reason: string };

export const emptyShift: ShiftValues = { by: '', way: 'earlier', hours: '', minutes: '', reason: '' };

const EXACT = 'exact';

/** By how many hours clocks are typically off: a zone that was not set, or one hour of summer time. */
const presets = [-180, -60, 60, 180].map((minutes) => ({
  value: String(minutes),
  label: shiftWords(minutes).replace(' 00', ''),
}));

export function shiftFields({ clock }: UncertainStretch): Field<ShiftValues>[] {
  const asTapped = clock === 'ahead' ? [{ value: '0', label: shiftWords(0) }] : [];
  const isExact = ({ by }: ShiftValues) => by === EXACT;
  return [
    {
      ...{ name: 'by', label: 'Shift by', kind: 'one' },
      choices: [...asTapped, ...presets, { value: EXACT, label: 'hours and minutes' }],
    },
    {
      ...{ name: 'way', label: 'Which way', kind: 'segments', when: isExact },
      choices: [
        { value: 'earlier', label: 'Earlier' },
        { value: 'later', label: 'Later' },
      ],
    },
    { name: 'hours', label: 'Hours', kind: 'number', half: true, when: isExact, placeholder: '0' },
    { name: 'minutes', label: 'Minutes', kind: 'number', half: true, when: isExact, placeholder: '0' },
    { name: 'reason', label: 'Why', kind: 'line', placeholder: 'Its clock was set at lunch' },
  ];
}

/** Minutes, positive for later; null as long as nothing was chosen. */
function minutesOf({ by, way, hours, minutes }: ShiftValues): number | null {
  if (by !== EXACT) return by === '' ? null : Number(by);
  const amount = (numberOrNull(hours) ?? 0) * 60 + (numberOrNull(minutes) ?? 0);
  if (!Number.isInteger(amount) || amount === 0) return null;
  return way === 'later' ? amount : -amount;
}

/** Where the stretch would lie; null as long as nobody knows by how much. */
export function shifted({ shiftsFrom }: UncertainStretch, values: ShiftValues): Bounds | null {
  const minutes = minutesOf(values);
  if (minutes === null) return null;
  const moved = [shiftsFrom.startsAt, shiftsFrom.endsAt].map(
    (instant) => new Date(Date.parse(instant) + minutes * MINUTE_MS),
  );
  const [startsAt, endsAt] = moved.map((moment) =>
    Number.isNaN(moment.getTime()) ? '' : moment.toISOString(),
  );
  return startsAt && endsAt ? { startsAt, endsAt } : null;
}

/** What is sent, or what is missing, by field. */
export function shiftOf(values: ShiftValues): Typed<{ shiftMinutes: number; reason: string }> {
  const shiftMinutes = minutesOf(values);
  if (shiftMinutes === null)
    return values.by === EXACT
      ? mistake('minutes', 'Say by how much.')
      : mistake('by', 'Choose by how much.');
  const reason = values.reason.trim();
  if (reason === '') return mistake('reason', 'Say why, so that others can follow.');
  return typed({ shiftMinutes, reason });
}
