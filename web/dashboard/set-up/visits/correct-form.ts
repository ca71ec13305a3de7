import type { EventRow } from '#contracts/events';
import type { CorrectionSet } from '#contracts/sync-items';
import { audiences, offeredSectors } from '#contracts/visitor-words';
import { audience } from '#contracts/visitors';
import type { VisitRow } from '#contracts/visits';
import { dayWords, instantToLocal, localToInstant } from '../local-time.ts';
import { type Choice, type Field, mistake, type Typed, typed } from '../parts/fields.ts';
import { dateChoices } from '../when.ts';
import { wordOf } from './visit-words.ts';

export type CorrectValues = {
  partySize: string;
  date: string;
  time: string;
  audience: string;
  sector: string;
  topics: string[];
  reason: string;
};

const choicesOf = (words: readonly string[]): Choice[] =>
  words.map((value) => ({ value, label: wordOf(value) }));

/** @param topics of the event, by their slug */
export function correctFields(
  event: EventRow,
  visit: VisitRow,
  topics: readonly Choice[],
): Field<CorrectValues>[] {
  const { date } = instantToLocal(visit.occurredAt, event.timeZone);
  const days = dateChoices(event);
  const sectors = [...new Set([...offeredSectors, ...(visit.sector === null ? [] : [visit.sector])])];
  return [
    { name: 'partySize', label: 'Visitors', kind: 'number' },
    {
      name: 'date',
      label: 'Day',
      kind: 'one',
      half: true,
      // Somebody may have tapped while the hall was set up.
      choices: days.some(({ value }) => value === date)
        ? days
        : [{ value: date, label: dayWords(date) }, ...days],
    },
    { name: 'time', label: 'Time', kind: 'time', half: true },
    {
      name: 'audience',
      label: 'Who',
      kind: 'one',
      half: true,
      choices: choicesOf(audiences),
      none: 'Not said',
    },
    {
      name: 'sector',
      label: 'Where they work',
      kind: 'one',
      half: true,
      choices: choicesOf(sectors),
      none: 'Not said',
    },
    { name: 'topics', label: 'Topics', kind: 'several', choices: topics },
    { name: 'reason', label: 'Why', kind: 'line', placeholder: 'Two came, not nine' },
  ];
}

/** @param zone the event's */
export function correctValues(visit: VisitRow, zone: string): CorrectValues {
  return {
    partySize: String(visit.partySize),
    ...instantToLocal(visit.occurredAt, zone),
    audience: visit.audience ?? '',
    sector: visit.sector ?? '',
    topics: visit.topics,
    reason: '',
  };
}

/** Only what differs from what stands. @param zone the event's */
export function correctionFrom(
  values: CorrectValues,
  visit: VisitRow,
  zone: string,
): Typed<{ set: CorrectionSet; reason: string }> {
  const before = correctValues(visit, zone);
  const set: CorrectionSet = {};
  const size = Number(values.partySize);
  if (size < 1 || size > 500) return mistake('partySize', 'Type a number from 1 to 500.');
  if (size !== visit.partySize) set.partySize = size;
  if (values.date !== before.date || values.time !== before.time) {
    const moment = localToInstant(values.date, values.time, zone);
    if (!moment.ok) return mistake('time', moment.why);
    set.happenedAt = moment.instant;
  }
  if (values.audience !== before.audience) set.audience = audience.nullable().parse(values.audience || null);
  if (values.sector !== before.sector) set.sector = values.sector || null;
  if (!isSame(values.topics, before.topics)) set.topics = values.topics;
  if (Object.keys(set).length === 0) return mistake('partySize', 'Change what was wrong.');
  const reason = values.reason.trim();
  if (reason === '') return mistake('reason', 'Say why, so that others can follow.');
  return typed({ set, reason });
}

const isSame = (some: readonly string[], others: readonly string[]) =>
  some.length === others.length && some.every((each) => others.includes(each));
