import type { z } from 'zod';
import { type EventInput, type EventRow, events } from '#contracts/events';
import { slugFrom } from '#contracts/slugs';
import { idsOfZone, zoneWords } from '#contracts/time-zones';
import { likelyZone, timeZones } from '../local-time.ts';
import { type Field, mistakesOf, textOrNull } from '../parts/fields.ts';

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

/** A new event, as it is sent: of one day unless a last one was chosen, its short name made from the name. */
export function newEventBody(values: EventValues): Omit<EventInput, 'simulated'> {
  const slug = values.slug || slugFrom(values.name);
  return { ...eventBody({ ...values, endsOn: values.endsOn || values.startsOn }), slug };
}

/** All that is wrong with the facts, by field. */
export function eventMistakes(values: EventValues): Record<string, string> {
  return { ...saidOf(events.change.body, eventBody(values)), ...dayMistakes(values) };
}

/** All that is wrong with a new event, by field. */
export function newEventMistakes(values: EventValues): Record<string, string> {
  const said = saidOf(events.create.body, newEventBody(values));
  const { slug, endsOn, ...others } = { ...said, ...dayMistakes(values) };
  // What is made from something else is not wrong by itself.
  return {
    ...others,
    ...(slug !== undefined && (values.slug || values.name.trim()) !== '' && { slug }),
    ...(endsOn !== undefined && values.endsOn !== '' && { endsOn }),
  };
}

function saidOf(schema: z.ZodType, body: unknown): Record<string, string> {
  const check = schema.safeParse(body);
  return check.success ? {} : mistakesOf(check.error.issues).mistakes;
}

/** A picker shows no date like 2025-11-11, and a list no name of a zone to type. */
function dayMistakes({ timeZone, startsOn, endsOn }: EventValues): Record<string, string> {
  return {
    ...(timeZone === '' && { timeZone: 'Choose the time zone of the venue.' }),
    ...(startsOn === '' && { startsOn: 'Choose the first day.' }),
    ...(endsOn === '' && { endsOn: 'Choose the last day.' }),
    ...(endsOn !== '' && endsOn < startsOn && { endsOn: 'Choose the first day or a later one.' }),
  };
}

const name: Field<EventValues> = { name: 'name', label: 'Name', kind: 'line' };
const placeAndDays = (stored?: string): Field<EventValues>[] => [
  { name: 'venue', label: 'Venue', kind: 'line', half: true },
  { name: 'city', label: 'City', kind: 'line', half: true },
  {
    name: 'timeZone',
    label: 'Time zone',
    kind: 'one',
    choices: timeZones(stored).map((zone) => ({
      value: zone,
      label: zoneWords(zone),
      also: idsOfZone(zone).join(' '),
    })),
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

/** @param timeZone that the event has */
export const eventFields = ({ timeZone }: EventRow): Field<EventValues>[] => [
  name,
  ...placeAndDays(timeZone),
  ...record,
];
export const newEventFields: Field<EventValues>[] = [
  name,
  {
    name: 'slug',
    label: 'Short name in addresses',
    kind: 'line',
    help: 'Proposed from the name. It cannot change later.',
  },
  ...placeAndDays(),
];
