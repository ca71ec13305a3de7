import { dateFormat } from './date-formats.ts';
import { type Figure, partlyCounted } from './figures.ts';
import type { Report, ReportBooth } from './report.ts';

/** "21 November 2026, 09:12 (Europe/Amsterdam)" */
export function momentWords(instant: string, timeZone: string): string {
  const date = format(instant, { timeZone, day: 'numeric', month: 'long', year: 'numeric' });
  return `${date}, ${timeWords(instant, timeZone)} (${timeZone})`;
}

/** "Tue 11 Nov" */
export function dayWords(instant: string, timeZone: string): string {
  return format(instant, { timeZone, weekday: 'short', day: 'numeric', month: 'short' }).replace(',', '');
}

/** "09:12" */
export function timeWords(instant: string, timeZone: string): string {
  return format(instant, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** "10 November 2025 to 13 November 2025" */
export function datesWords({ startsOn, endsOn }: Pick<Report['event'], 'startsOn' | 'endsOn'>): string {
  return startsOn === endsOn ? dateWords(startsOn) : `${dateWords(startsOn)} to ${dateWords(endsOn)}`;
}

/** "10 November 2025" */
export function dateWords(date: string): string {
  return format(`${date}T12:00:00Z`, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });
}

function format(instant: string, options: Intl.DateTimeFormatOptions): string {
  return dateFormat('en-GB', options).format(new Date(instant));
}

export function amount(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** "11 of 12 booths, 1 of them for part of the days" */
export function countedWords(booths: readonly { figure: Figure }[]): string {
  const counted = booths.filter(({ figure }) => figure.visitors !== null).length;
  const partly = partlyCounted(booths);
  const part = partly === 0 ? '' : `, ${partly} of them for part of the days`;
  return `${counted} of ${amount(booths.length, 'booth')}${part}`;
}

export const listWords = (names: readonly string[]): string => new Intl.ListFormat('en-GB').format(names);

/** "Representative: Wei Fu", "Representatives: A, B and C"; null when nobody is named. */
export function representativesLine({ representatives }: ReportBooth): string | null {
  const names = representatives.map(({ name }) => name);
  if (names.length === 0) return null;
  return `${names.length === 1 ? 'Representative' : 'Representatives'}: ${listWords(names)}`;
}

/** What every file says at its end. */
export function madeWords({ event, madeAt }: Report): string {
  const { name, timeZone } = event;
  return `${isolated(name)}, ${datesWords(event)}. Made on ${momentWords(madeAt, timeZone)} with Pavilion. All times are in ${timeZone}.`;
}

const FROM_RIGHT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** A name that is read from right to left, kept apart from the numbers after it, which would change places with it. */
const isolated = (name: string) => (FROM_RIGHT.test(name) ? `\u2068${name}\u2069` : name);
