import { Temporal } from 'temporal-polyfill';
import type { Comparison } from '#contracts/engagement';
import type { Stretch } from '../counting/rules.ts';
import type { Reader } from '../database/sql.ts';
import { compare, hoursAfterOpening, nothingThere, openingsIn, type Side } from '../engagement/rules.ts';
import { notFound } from '../http/errors.ts';
import type { ReadScope } from '../http/gates.ts';
import { type EventFacts, listBoothFacts, listEventFacts } from './booths.ts';
import { listTopicsOf } from './engagement-choices.ts';
import { type Asked, saidOf } from './engagement-question.ts';
import { listOpenings, type NamedOpening } from './openings.ts';
import { readRecords } from './records.ts';
import { dateOf, dayOf } from './rules.ts';
import type { SaidOfVisits } from './taps.ts';

/**
 * What was asked, beside the day before, another booth, or the same projects at an earlier event.
 *
 * @throws AppError not-found for a booth or an event that is not there or not the caller's
 */
export async function readComparison(
  tx: Reader,
  scope: ReadScope,
  asked: Asked,
  here: Side,
  everyOpening: NamedOpening[],
): Promise<Comparison | null> {
  const [kind, slug = ''] = asked.query.compare?.split(':') ?? [];
  if (kind === undefined) return null;
  const sides = { 'previous-day': dayBefore, booth: otherBooth, event: earlierEvent };
  if (!isKind(kind)) return null;
  const { label, side } = await sides[kind](tx, scope, asked, everyOpening, slug);
  return { kind, label, ...compare(here, side) };
}

const isKind = (kind: string): kind is Comparison['kind'] =>
  kind === 'previous-day' || kind === 'booth' || kind === 'event';

type Found = Promise<{ label: string; side: Side }>;

/** The opening day before; where no hours are known, the date before. */
async function dayBefore(tx: Reader, _: ReadScope, asked: Asked, openings: NamedOpening[]): Found {
  const { event, booths, said, query } = asked;
  const day = query.day ?? event.startsOn;
  const before = openings
    .map(({ startsAt }) => dateOf(startsAt, event.timeZone))
    .filter((date) => date < day);
  const date = before.at(-1) ?? Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
  const ids = booths.map(({ boothId }) => boothId);
  return {
    label: dayLabel(date),
    side: await sideOf(tx, event, ids, {
      openings,
      within: dayOf(date, event.timeZone),
      said,
      now: asked.now,
    }),
  };
}

function dayLabel(date: string): string {
  const at = new Date(`${date}T12:00:00Z`);
  const words = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat('en-GB', words).format(at);
}

async function otherBooth(
  tx: Reader,
  _: ReadScope,
  { event, all, within, said, now }: Asked,
  openings: NamedOpening[],
  slug: string,
): Found {
  const booth = all.find((one) => one.slug === slug);
  if (booth === undefined) throw notFound('booth to compare with');
  return {
    label: booth.name,
    side: await sideOf(tx, event, [booth.boothId], { openings, within, said, now }),
  };
}

/** The same projects there; of one day, the day with the same place among those with opening hours. */
async function earlierEvent(
  tx: Reader,
  scope: ReadScope,
  asked: Asked,
  here: NamedOpening[],
  slug: string,
): Found {
  const [event] = await listEventFacts(tx, scope, { slug });
  if (event === undefined) throw notFound('event to compare with');
  const openings = await listOpenings(tx, event.id, null);
  const projects = new Set(asked.booths.map(({ project }) => project.slug));
  const booths = (await listBoothFacts(tx, scope, event.id)).filter(({ project }) =>
    projects.has(project.slug),
  );
  const topic = (await listTopicsOf(tx, event.id)).find((one) => one.slug === asked.query.topic);
  const within = sameDay(asked, here, { event, openings });
  const isThere = booths.length > 0 && (asked.query.topic === undefined || topic !== undefined);
  if (!isThere || within === undefined) return { label: event.name, side: nothingThere };
  const said = saidOf(asked.query, topic);
  const ids = booths.map(({ boothId }) => boothId);
  return {
    label: event.name,
    side: await sideOf(tx, event, ids, { openings, within, said, now: asked.now }),
  };
}

/** Undefined: it has no such day. */
function sameDay(
  { query, event }: Asked,
  here: NamedOpening[],
  there: { event: EventFacts; openings: NamedOpening[] },
): Stretch | null | undefined {
  if (query.day === undefined) return null;
  const place = here.findIndex(({ startsAt }) => dateOf(startsAt, event.timeZone) === query.day);
  const opening = place === -1 ? undefined : there.openings[place];
  const zone = there.event.timeZone;
  return opening && dayOf(dateOf(opening.startsAt, zone), zone);
}

interface SideParts {
  openings: NamedOpening[];
  within: Stretch | null;
  said: SaidOfVisits | null;
  now: Date;
}

async function sideOf(
  tx: Reader,
  event: EventFacts,
  boothIds: string[],
  { openings: every, within, said, now }: SideParts,
): Promise<Side> {
  const openings = openingsIn(every, within);
  const at = hoursAfterOpening(openings).flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]);
  const edges = new Map(boothIds.map((boothId) => [boothId, at]));
  const records = await readRecords(tx, event, boothIds, within, now, { edges, said });
  return { records: [...records.values()], openings };
}
