import { type Engagement, engagement } from '#contracts/engagement';
import type { AttendanceRecord } from '../attendance/rules.ts';
import {
  figureOf,
  hiddenAt,
  overlaps,
  type Record,
  type Stretch,
  splitTapped,
  totalOf,
} from '../counting/rules.ts';
import { sumOf } from '../counting/shares.ts';
import { recordWithin } from '../counting/time.ts';
import { stretchesOf } from '../coverage/rules.ts';
import type { Reader, Sql } from '../database/sql.ts';
import {
  noRate,
  openingsIn,
  openRate,
  rateOfAll,
  staffedRate,
  visitorsIn,
  wholeOf,
  whyNone,
} from '../engagement/rules.ts';
import { notFound } from '../http/errors.ts';
import type { ReadScope } from '../http/gates.ts';
import { listDays, listDevices } from '../now/store.ts';
import { type BoothAttendance, readAttendance } from './attendance.ts';
import { type BoothFacts, listBoothFacts, listEventFacts } from './booths.ts';
import { readComparison } from './compared.ts';
import { isSectorOf, listEarlierEvents, listTopicsOf } from './engagement-choices.ts';
import { type Asked, asking, type EngagementQuestion } from './engagement-question.ts';
import { listProjectTalks } from './engagement-talks.ts';
import { daysOfAll } from './figures-by-day.ts';
import { listOpenings, type NamedOpening } from './openings.ts';
import { readRecords } from './records.ts';
import { hoursOfHeadCounts } from './rules.ts';
import { readShares } from './shares.ts';
import { inSnapshot } from './snapshot.ts';
import { hoursTouched, visitorsByHour } from './visitors-by-hour.ts';

/**
 * What the pavilion did, by every filter of the question, from one snapshot of the database. A lead gets the own booths.
 *
 * @throws AppError not-found for an event, a booth, a sector or a topic that is not there or not the caller's
 */
export function readEngagement(
  sql: Sql,
  scope: ReadScope,
  question: EngagementQuestion,
): Promise<Engagement> {
  return inSnapshot(sql, async (tx) => {
    const [event] = await listEventFacts(tx, scope, { slug: question.event });
    if (event === undefined) throw notFound('event');
    const all = await listBoothFacts(tx, scope, event.id);
    const topics = await listTopicsOf(tx, event.id);
    const { sector } = question.query;
    if (sector !== undefined && !(await isSectorOf(tx, event.id, sector))) throw notFound('sector');
    const asked = asking(event, all, topics, question);
    return engagement.parse(JSON.parse(JSON.stringify(await assemble(tx, scope, asked))));
  });
}

async function assemble(tx: Reader, scope: ReadScope, asked: Asked) {
  const { event, booths, within, query, now } = asked;
  const boothIds = booths.map(({ boothId }) => boothId);
  const [attendance, everyOpening, days, devices, talks, earlier] = await Promise.all([
    readAttendance(tx, boothIds),
    listOpenings(tx, event.id, null),
    listDays(
      tx,
      event.id,
      asked.all.map(({ boothId }) => boothId),
    ),
    listDevices(tx, event.id, boothIds, now),
    listProjectTalks(tx, event.id, boothIds, within),
    listEarlierEvents(tx, scope, event, boothIds),
  ]);
  const openings = openingsIn(everyOpening, within);
  const records = await readRecords(tx, event, boothIds, within, now, {
    edges: shiftEdges(attendance),
    said: asked.said,
  });
  const all = [...records.values()];
  const hours = hoursTouched(event.timeZone, all, openings, within);
  const rows = booths.flatMap((booth) => {
    const [record, attended] = [records.get(booth.boothId), attendance.get(booth.boothId)];
    return record === undefined || attended === undefined
      ? []
      : [boothRow(asked, { booth, record, attendance: attended, openings, hours })];
  });
  return {
    asOf: now,
    ...{ version: event.version, event },
    range: { day: query.day ?? null, from: query.from ?? null, to: query.to ?? null },
    ofTapped: asked.said !== null,
    choices: { days, booths: asked.all, topics: asked.topics, events: earlier },
    ...totalOf(rows.map(({ figure }) => figure)),
    taps: tapsOf(all),
    open: rateOfAll(rows.map(({ open }) => open)),
    openings: openings.map((opening) => ({
      ...datesOf(opening),
      breaks: opening.breaks.map(({ label, ...pause }) => ({ label, ...datesOf(pause) })),
    })),
    talks,
    ...visitorsByHour(event, records, openings, within),
    booths: rows,
    days: daysOfAll(all, event.timeZone, openings),
    shifts: booths.flatMap(({ boothId }) => shiftsOf(boothId, asked, { attendance, records, openings })),
    ...(await readShares(tx, { boothIds, within, hours, said: asked.said ?? {} })),
    behind: devices.filter(({ isBehind }) => isBehind),
    comparison: await readComparison(tx, scope, asked, everyOpening),
  };
}

function tapsOf(records: readonly Record[]) {
  const split = records.map(splitTapped);
  return {
    added: sumOf(split.map(({ added }) => added)),
    beside: sumOf(split.map(({ beside }) => beside)),
  };
}

const datesOf = ({ startsAt, endsAt }: Stretch) => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
});

/** Where shifts begin and end: taps are cut there. */
const shiftEdges = (attendance: Map<string, AttendanceRecord>): Map<string, number[]> =>
  new Map(
    [...attendance].map(([boothId, { shifts }]) => [
      boothId,
      shifts.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]),
    ]),
  );

interface BoothParts {
  booth: BoothFacts;
  record: Record;
  attendance: BoothAttendance;
  openings: NamedOpening[];
  hours: ReturnType<typeof hoursTouched>;
}

function boothRow({ event, within, now }: Asked, { booth, record, attendance, openings, hours }: BoothParts) {
  const timed = { record, timeZone: event.timeZone, openings, within, now: now.getTime() };
  const slots = attendance.slots.filter((slot) => within === null || overlaps(slot, within));
  const covered = slots
    .flatMap((slot) => stretchesOf(slot, attendance, now.getTime(), event.timeZone))
    .filter(({ state }) => state === 'covered');
  const figure = figureOf(record);
  const noneIn = (part: Stretch, visitors: number | null) =>
    visitors === null ? whyNone(attendance.slots, part, now.getTime()) : null;
  const none = figure.none ?? noneIn(wholeOf(within, openings), figure.visitors);
  const inHours = visitorsIn(record, hours);
  return {
    ...{ boothId: booth.boothId, slug: booth.slug, name: booth.name, kiosks: booth.kiosks },
    ...{ figure, none },
    hours: hours.map((hour, index) => {
      const { visitors, shared } = inHours.hours[index] ?? { visitors: null, shared: 0 };
      const none = visitors === null ? (hiddenAt(hour, record) ?? noneIn(hour, visitors)) : null;
      return { visitors, shared, none };
    }),
    notPlaced: inHours.notPlaced,
    slots: slots.map(datesOf),
    open: figure.none === undefined ? openRate(timed, slots) : noRate(figure.none),
    staffed: none === null ? staffedRate(timed, covered) : noRate(none),
  };
}

interface ShiftParts {
  attendance: Map<string, BoothAttendance>;
  records: Map<string, Record>;
  openings: NamedOpening[];
}

function shiftsOf(
  boothId: string,
  { event, within, now }: Asked,
  { attendance, records, openings }: ShiftParts,
) {
  const record = records.get(boothId);
  if (record === undefined) return [];
  const hours = hoursOfHeadCounts(event.timeZone, record.headCounts, openings);
  const shifts = attendance.get(boothId)?.shifts ?? [];
  return shifts
    .filter((shift) => shift.startsAt <= now.getTime() && (within === null || overlaps(shift, within)))
    .map((shift) => {
      const { days: _, recordedDays: __, ...figure } = figureOf(recordWithin(record, shift, hours));
      return {
        ...{ id: shift.id, boothId, people: shift.people.length },
        ...datesOf(shift),
        // A shift is part of a day: "1 of 1 days" says nothing of it.
        figure: { ...figure, days: null, recordedDays: null },
      };
    });
}
