import type { EventInput, EventRow } from '#contracts/events';
import { likelyZone, timeZones } from '../local-time.ts';
import { type Field, textOrNull } from '../parts/fields.ts';

export type EventValues = {
  name: string;
  slug: string;
  venue: string;
  city: string;
  timeZone: string;
  startsOn: string;
  endsOn: string;
  countingRule: string;
  sourceUrl: string;
};

export function eventValues(row: EventRow | null): EventValues {
  return {
    name: row?.name ?? '',
    slug: row?.slug ?? '',
    venue: row?.venue ?? '',
    city: row?.city ?? '',
    timeZone: row?.timeZone ?? likelyZone(),
    startsOn: row?.startsOn ?? '',
    endsOn: row?.endsOn ?? '',
    countingRule: row?.countingRule ?? 'One tap for each person who talked to you.',
    sourceUrl: row?.sourceUrl ?? '',
  };
}

export function eventBody({
  slug: _,
  sourceUrl,
  ...facts
}: EventValues): Omit<EventInput, 'slug' | 'simulated'> {
  return { ...facts, sourceUrl: textOrNull(sourceUrl) };
}

/** What must be chosen, by field; a picker shows no date like 2025-11-11. */
export function eventMistakes({ timeZone, startsOn, endsOn }: EventValues): Record<string, string> {
  return {
    ...(timeZone === '' && { timeZone: 'Choose the time zone of the venue.' }),
    ...(startsOn === '' && { startsOn: 'Choose the first day.' }),
    ...(endsOn === '' && { endsOn: 'Choose the last day.' }),
  };
}

const name: Field<EventValues> = { name: 'name', label: 'Name', kind: 'line' };
const placeAndDays: Field<EventValues>[] = [
  { name: 'venue', label: 'Venue', kind: 'line', half: true },
  { name: 'city', label: 'City', kind: 'line', half: true },
  {
    name: 'timeZone',
    label: 'Time zone',
    kind: 'one',
    choices: timeZones().map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') })),
    help: 'All hours of the event are read on this clock. It stays once there are opening hours.',
  },
  { name: 'startsOn', label: 'First day', kind: 'date', half: true },
  { name: 'endsOn', label: 'Last day', kind: 'date', half: true },
];
const record: Field<EventValues>[] = [
  {
    name: 'countingRule',
    label: 'What one tap means',
    kind: 'line',
    help: 'Staff read it on their tablet, readers of the summary below the figures.',
  },
  {
    name: 'sourceUrl',
    label: 'Where it was reported',
    kind: 'url',
    help: 'The address of a post, if there is one.',
  },
];

export const eventFields: Field<EventValues>[] = [name, ...placeAndDays, ...record];
export const newEventFields: Field<EventValues>[] = [
  name,
  {
    name: 'slug',
    label: 'Short name in addresses',
    kind: 'line',
    help: 'Proposed from the name. It cannot change later.',
  },
  ...placeAndDays,
];
