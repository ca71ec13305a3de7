import type { EventRow } from '#contracts/events';
import type { RefusedItem } from '#contracts/refused-items';
import { localToInstant } from '../local-time.ts';
import { type Choice, type Field, mistake, type Typed, typed } from '../parts/fields.ts';
import { dateChoices } from '../when.ts';
import { type Change, changeable } from './reasons.ts';

export type ChangeValues = {
  boothId: string;
  date: string;
  time: string;
  partySize: string;
  withoutTopics: boolean;
  reason: string;
};

export const emptyChange: ChangeValues = {
  boothId: '',
  date: '',
  time: '',
  partySize: '',
  withoutTopics: false,
  reason: '',
};

/** What fits all of these. @param sentAs what the one item says, for a hint; null for several */
export function changeFields(
  event: EventRow,
  rows: readonly RefusedItem[],
  booths: readonly Choice[],
  sentAs: { time: string; size: number | null } | null,
): Field<ChangeValues>[] {
  const may = changeable(rows);
  const asSent = 'As it was sent';
  const fields: (Field<ChangeValues> & { isOffered: boolean })[] = [
    { name: 'boothId', label: 'Booth', kind: 'one', choices: booths, none: asSent, isOffered: true },
    {
      name: 'date',
      label: 'Day on which it happened',
      kind: 'one',
      choices: dateChoices(event),
      none: asSent,
      half: true,
      isOffered: may.time,
    },
    {
      name: 'time',
      label: 'Time',
      kind: 'time',
      half: true,
      ...(sentAs !== null && { help: `Sent as ${sentAs.time}.` }),
      isOffered: may.time,
    },
    {
      name: 'partySize',
      label: 'People',
      kind: 'number',
      placeholder: sentAs?.size === null || sentAs === null ? asSent : String(sentAs.size),
      isOffered: may.size,
    },
    { name: 'withoutTopics', label: 'Without topics', kind: 'yes', isOffered: may.topics },
    { name: 'reason', label: 'Why', kind: 'line', help: 'May stay empty.', isOffered: true },
  ];
  return fields.filter(({ isOffered }) => isOffered).map(({ isOffered: _, ...field }) => field);
}

/** The fields to set in each item; none when nothing was entered. @param zone the event's */
export function changeFrom(values: ChangeValues, zone: string): Typed<Change> {
  const { boothId, date, time, partySize, withoutTopics } = values;
  const change: Change = {};
  if (boothId !== '') change.boothId = boothId;
  if (date !== '' || time !== '') {
    if (date === '') return mistake('date', 'Choose the day too.');
    const moment = localToInstant(date, time, zone);
    if (!moment.ok) return mistake('time', moment.why);
    Object.assign(change, { happenedAt: moment.instant, precision: 'minutes' });
  }
  if (partySize.trim() !== '') {
    const size = Number(partySize);
    if (size < 1 || size > 500) return mistake('partySize', 'Type a number from 1 to 500.');
    change.partySize = size;
  }
  if (withoutTopics) change.topics = null;
  return typed(change);
}
