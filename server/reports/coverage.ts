import { type CoverageMinutes, type CoverageReport, coverageReport } from '#contracts/coverage';
import { forgottenOf } from '../attendance/rules.ts';
import type { Stretch } from '../counting/rules.ts';
import { type CoverageStretch, minutesOf, stretchesOf } from '../coverage/rules.ts';
import type { Reader, Sql } from '../database/sql.ts';
import { notFound } from '../http/errors.ts';
import type { ReadScope } from '../http/gates.ts';
import { type BoothAttendance, type KnownSlot, readAttendance } from './attendance.ts';
import { type BoothFacts, listBoothFacts, listEventFacts } from './booths.ts';
import { listBreaks } from './openings.ts';
import { listBehind } from './records.ts';
import { dateOf } from './rules.ts';
import { inSnapshot } from './snapshot.ts';

export interface CoverageQuestion {
  /** Slug of the event. */
  event: string;
  /** Only this date. */
  day?: string | undefined;
  /** Slug of a booth. */
  booth?: string | undefined;
  now: Date;
}

/**
 * Whether each slot was staffed, from one snapshot of the database. A lead gets the own booths.
 *
 * @throws AppError not-found for an event or a booth that is not there or not the caller's
 */
export function readCoverage(
  sql: Sql,
  scope: ReadScope,
  question: CoverageQuestion,
): Promise<CoverageReport> {
  return inSnapshot(sql, async (tx) => {
    const [event] = await listEventFacts(tx, scope, { slug: question.event });
    if (event === undefined) throw notFound('event');
    const only = question.booth === undefined ? null : [question.booth];
    const booths = await listBoothFacts(tx, scope, event.id, only);
    if (booths.length === 0 && question.booth !== undefined) throw notFound('booth');
    const boothIds = booths.map(({ boothId }) => boothId);
    const attendance = await readAttendance(tx, boothIds);
    const staffed = booths.flatMap((booth) => {
      const record = attendance.get(booth.boothId);
      return record === undefined ? [] : [staffingOf(booth, record, event.timeZone, question)];
    });
    const { now: madeAt, day = null } = question;
    const provisional = (await listBehind(tx, boothIds, madeAt)).size > 0;
    const breaks = await listBreaks(tx, event.id);
    const head = { madeAt, version: event.version, event, day, provisional, breaks };
    const answer = { ...head, ...summed(staffed, madeAt.getTime()) };
    return coverageReport.parse(JSON.parse(JSON.stringify(answer)));
  });
}

interface Staffed {
  booth: BoothFacts;
  slots: { slot: KnownSlot; stretches: CoverageStretch[] }[];
  /** Of all its slots. */
  stretches: CoverageStretch[];
  forgotten: { name: string | null; startsAt: number; endsAt: number; isUncertain: boolean }[];
}

function staffingOf(
  booth: BoothFacts,
  record: BoothAttendance,
  timeZone: string,
  { day, now }: CoverageQuestion,
): Staffed {
  const isShown = (date: string) => day === undefined || date === day;
  const slots = record.slots
    .map((slot) => ({ slot, stretches: stretchesOf(slot, record, now.getTime(), timeZone) }))
    .map(({ slot, stretches }) => ({ slot, stretches: stretches.filter(({ date }) => isShown(date)) }))
    .filter(({ stretches }) => stretches.length > 0);
  const forgotten = forgottenOf(record, now.getTime());
  return {
    booth,
    slots,
    stretches: slots.flatMap(({ stretches }) => stretches),
    forgotten: forgotten.filter(({ startsAt }) => isShown(dateOf(startsAt, timeZone))),
  };
}

function summed(staffed: Staffed[], now: number) {
  const all = staffed.flatMap(({ stretches }) => stretches);
  const dates = [...new Set(all.map(({ date }) => date))].sort();
  const ofDate = (stretches: CoverageStretch[], date: string) =>
    minutesOf(stretches.filter((one) => one.date === date));
  return {
    total: minutesOf(all),
    days: dates.map((date) => ({
      date,
      minutes: ofDate(all, date),
      booths: staffed
        .map(({ booth: { boothId }, stretches }) => ({ boothId, minutes: ofDate(stretches, date) }))
        .filter(({ minutes }) => minutes.slotMinutes > 0),
    })),
    booths: staffed.map((one) => presentBooth(one, now)),
  };
}

function presentBooth(
  { booth: { boothId, slug, name, kiosks }, slots, forgotten, stretches }: Staffed,
  now: number,
) {
  return {
    ...{ boothId, slug, name, kiosks },
    minutes: minutesOf(stretches),
    slots: slots.map(({ slot, stretches }) => presentSlot(slot, stretches, now)),
    forgotten: forgotten.map((stay) => ({
      ...datesOf(stay),
      name: stay.name ?? '',
      isUncertain: stay.isUncertain,
    })),
  };
}

function presentSlot({ id, kiosk, ...times }: KnownSlot, stretches: CoverageStretch[], now: number) {
  return {
    ...{ id, kiosk },
    ...datesOf(times),
    minutes: minutesOf(stretches),
    stretches: stretches.map(({ evidence, ...stretch }) => ({
      ...stretch,
      ...datesOf(stretch),
      minutes: minutesOf([stretch]).slotMinutes,
      evidence: evidence.map(({ who: _, ...claim }) => ({
        ...claim,
        ...ending(claim, now),
        ...datesOf(claim),
        at: new Date(claim.at),
      })),
    })),
  };
}

/** Whoever has not checked out, and whose time is not over yet, is there: nothing was closed. */
function ending({ isLeftOpen, endsAt }: { isLeftOpen: boolean; endsAt: number }, now: number) {
  const isRunning = isLeftOpen && endsAt > now;
  return { isLeftOpen: isLeftOpen && !isRunning, isRunning };
}

const datesOf = ({ startsAt, endsAt }: Stretch) => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
});

/** Minutes of all slots of a booth, by booth; null for a booth without a slot. */
export async function readCoverageMinutes(
  sql: Reader,
  boothIds: string[],
  now: Date,
  timeZone: string,
): Promise<Map<string, CoverageMinutes | null>> {
  const attendance = await readAttendance(sql, boothIds);
  return new Map(
    [...attendance].map(([boothId, record]) => {
      const stretches = record.slots.flatMap((slot) => stretchesOf(slot, record, now.getTime(), timeZone));
      return [boothId, record.slots.length === 0 ? null : minutesOf(stretches)];
    }),
  );
}
