import { Temporal } from 'temporal-polyfill';
import { dateFormat } from '#contracts/date-formats';
import type { Comparison } from '#contracts/engagement-comparison';
import type { Record, Stretch } from '../counting/rules.ts';
import type { Reader } from '../database/sql.ts';
import { edgesOfSide, type Side } from '../engagement/aligning.ts';
import { compare, timeToCompare } from '../engagement/comparing.ts';
import { openingsIn } from '../engagement/rules.ts';
import { notFound } from '../http/errors.ts';
import type { ReadScope } from '../http/gates.ts';
import { type BoothFacts, type EventFacts, listBoothFacts, listEventFacts } from './booths.ts';
import { listTopicsOf } from './engagement-choices.ts';
import { type Asked, saidOf } from './engagement-question.ts';
import { listOpenings, type NamedOpening } from './openings.ts';
import { listSlots, readRecords } from './records.ts';
import { dateOf, dayOf, isOver } from './rules.ts';
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
  everyOpening: NamedOpening[],
): Promise<Comparison | null> {
  const [kind, slug = ''] = asked.query.compare?.split(':') ?? [];
  if (kind === undefined) return null;
  const others = { 'previous-day': dayBefore, booth: otherBooth, event: earlierEvent };
  if (!isKind(kind)) return null;
  const { label, other } = await others[kind](tx, scope, asked, everyOpening, slug);
  const here = {
    event: asked.event,
    booths: asked.booths,
    openings: openingsIn(everyOpening, asked.within),
    within: asked.within,
    said: asked.said,
  };
  const when = { now: asked.now.getTime(), isWholeEvent: kind === 'event' && asked.within === null };
  const isOverNow = (part: Part) =>
    isOver({ ...part.event, openings: part.openings, within: part.within }, when.now);
  const cuts = timeToCompare(
    { ...here, isOver: isOverNow(here) },
    { ...other, isOver: isOverNow(other) },
    when,
  );
  const sideOf = async (part: Part): Promise<Side> => {
    const boothIds = part.booths.map(({ boothId }) => boothId);
    const [records, slots] = await Promise.all([
      recordsOf(tx, part, edgesOfSide(part.openings, cuts), asked.now),
      listSlots(tx, boothIds, null),
    ]);
    return {
      booths: part.booths.flatMap((booth) => {
        const record = records.get(booth.boothId);
        if (record === undefined) return [];
        return [{ ...comparedBy[kind](booth), record, slots: slots.get(booth.boothId) ?? [] }];
      }),
      openings: part.openings,
      within: part.within,
      timeZone: part.event.timeZone,
      isOver: isOverNow(part),
    };
  };
  const [one, two] = await Promise.all([sideOf(here), sideOf(other)]);
  return { kind, label, ...compare(one, two, when) };
}

/** What stands beside each other: a booth beside itself, a project beside itself, and all that is shown beside another booth. */
const comparedBy: { [kind in Comparison['kind']]: (booth: BoothFacts) => { key: string; name: string } } = {
  'previous-day': ({ boothId, name }) => ({ key: boothId, name }),
  booth: () => ({ key: 'all', name: '' }),
  event: ({ project }) => ({ key: project.slug, name: project.name }),
};

const isKind = (kind: string): kind is Comparison['kind'] =>
  kind === 'previous-day' || kind === 'booth' || kind === 'event';

/** Whose records are read, and of which time. */
interface Part {
  event: EventFacts;
  booths: BoothFacts[];
  /** Of that time. */
  openings: NamedOpening[];
  within: Stretch | null;
  said: SaidOfVisits | null;
}

type Found = Promise<{ label: string; other: Part }>;

function recordsOf(tx: Reader, part: Part, cuts: number[], now: Date): Promise<Map<string, Record>> {
  const { event, booths, within, said } = part;
  const boothIds = booths.map(({ boothId }) => boothId);
  const edges = new Map(boothIds.map((boothId) => [boothId, cuts]));
  return readRecords(tx, event, boothIds, within, now, { edges, said });
}

/** The opening day before; where no hours are known, the date before. */
async function dayBefore(_: Reader, __: ReadScope, asked: Asked, openings: NamedOpening[]): Found {
  const { event, booths, said, query } = asked;
  const day = query.day ?? event.startsOn;
  const before = openings
    .map(({ startsAt }) => dateOf(startsAt, event.timeZone))
    .filter((date) => date < day);
  const date = before.at(-1) ?? Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
  const within = dayOf(date, event.timeZone);
  return {
    label: dayLabel(date),
    other: { event, booths, openings: openingsIn(openings, within), within, said },
  };
}

function dayLabel(date: string): string {
  const at = new Date(`${date}T12:00:00Z`);
  const words = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  return dateFormat('en-GB', words).format(at);
}

async function otherBooth(
  _: Reader,
  __: ReadScope,
  { event, all, within, said }: Asked,
  openings: NamedOpening[],
  slug: string,
): Found {
  const booth = all.find((one) => one.slug === slug);
  if (booth === undefined) throw notFound('booth to compare with');
  return {
    label: booth.name,
    other: { event, booths: [booth], openings: openingsIn(openings, within), within, said },
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
  const other = { event, said: saidOf(asked.query, topic) };
  // Nobody is there to compare with: no such day, or none of these projects.
  if (!isThere || within === undefined)
    return { label: event.name, other: { ...other, booths: [], openings: [], within: null } };
  return {
    label: event.name,
    other: {
      ...other,
      booths,
      openings: openingsIn(openings, within),
      within,
    },
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
