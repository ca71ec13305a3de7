import { contradictionsTo, type Here, hereOf } from '#contracts/attendance';
import type { BoothNow, Now } from '#contracts/now';
import { figureOf, groupedBy, type Record, type Stretch, totalOf } from '../counting/rules.ts';
import type { Reader, Sql } from '../database/sql.ts';
import { wholeOf, whyNone } from '../engagement/rules.ts';
import { listOpenings } from '../reports/openings.ts';
import { readRecords } from '../reports/records.ts';
import { dateOf, dayOf } from '../reports/rules.ts';
import { BUCKET_MS } from '../reports/taps.ts';
import { visitorsByHour } from '../reports/visitors-by-hour.ts';
import { dayToShow, type NamedFact, slotOf } from './rules.ts';
import {
  type AskedBooths,
  countLastHour,
  listAttendance,
  listBooths,
  listDays,
  listDevices,
  listLastTaps,
  listLatest,
  listShifts,
  listSlots,
  readVersion,
} from './store.ts';

interface NowEvent {
  id: string;
  timeZone: string;
  startsOn: string;
  endsOn: string;
}

/** What a live screen asks for. The same question by the same booths has the same answer, whoever asks. */
export interface Question {
  event: NowEvent;
  booths: AskedBooths;
  /** A date of the event, "all", or undefined: today if the event runs. */
  day: string | undefined;
}

/** Everything on the page Now, in one snapshot, so that all its figures agree. */
export function readNow(sql: Sql, question: Question, now: Date): Promise<Now> {
  return sql.begin('isolation level repeatable read read only', (tx) => readNowIn(tx, question, now));
}

async function readNowIn(tx: Reader, { event, booths, day: asked }: Question, now: Date): Promise<Now> {
  const today = dateOf(now.getTime(), event.timeZone);
  const day = dayToShow(asked, today, event);
  const within = day === null ? null : dayOf(day, event.timeZone);
  const list = await listBooths(tx, event.id, booths);
  const ids = list.map(({ id }) => id);
  const [version, records, openings, surroundings, lastHour, latest, devices, days] = await Promise.all([
    readVersion(tx, event.id),
    readRecords(tx, event, ids, within, now),
    listOpenings(tx, event.id, within),
    readSurroundings(tx, ids, now, day === today ? null : within),
    countLastHour(tx, ids, now),
    listLatest(tx, event.id, ids),
    listDevices(tx, event.id, ids, now),
    listDays(tx, event.id, ids),
  ]);
  const here = new Map(ids.map((id) => [id, hereAt(id, surroundings, now.getTime())]));
  const around = { ...surroundings, here, part: wholeOf(within, openings) };
  const rows = list.map((booth) =>
    boothNow(booth, records.get(booth.id) ?? emptyRecord, around, now.getTime()),
  );
  const { total, countedBooths } = totalOf(rows.map(({ figure }) => figure));
  const places = visitorsByHour(event, records, openings);
  return {
    asOf: now.toISOString(),
    version,
    day,
    days,
    total,
    countedBooths,
    lastHour,
    booths: rows,
    ...places,
    latest,
    devices,
  };
}

/** What stands around the figures of all booths: who was to be there, and who was. */
async function readSurroundings(tx: Reader, boothIds: string[], now: Date, tapsWithin: Stretch | null) {
  const [slots, shifts, facts, lastTaps] = await Promise.all([
    listSlots(tx, boothIds),
    listShifts(tx, boothIds),
    listAttendance(tx, boothIds, now),
    listLastTaps(tx, boothIds, tapsWithin, now),
  ]);
  return {
    slots: groupedBy(slots, boothOf),
    shifts: groupedBy(shifts, boothOf),
    facts: groupedBy(facts, boothOf),
    lastTaps,
  };
}

const boothOf = ({ boothId }: { boothId: string }) => boothId;

type Surroundings = Awaited<ReturnType<typeof readSurroundings>>;

function hereAt(boothId: string, { facts, shifts, slots }: Surroundings, at: number): Here<NamedFact>[] {
  return hereOf(facts.get(boothId) ?? [], shifts.get(boothId) ?? [], slots.get(boothId) ?? [], at);
}

function boothNow(
  booth: { id: string; slug: string; name: string },
  record: Record,
  around: Surroundings & { here: ReadonlyMap<string, Here<NamedFact>[]>; part: Stretch },
  at: number,
): BoothNow {
  const [slots, shifts] = [around.slots.get(booth.id) ?? [], around.shifts.get(booth.id) ?? []];
  const { slot, state } = slotOf(slots, at);
  const running = shifts.filter(({ startsAt, endsAt }) => startsAt <= at && at < endsAt);
  const here = around.here.get(booth.id) ?? [];
  const figure = figureOf(record);
  const everywhere = [...around.here.values()].flat();
  return {
    boothId: booth.id,
    slug: booth.slug,
    name: booth.name,
    kiosk: slot?.kiosk ?? null,
    figure,
    none: figure.none ?? (figure.visitors === null ? whyNone(slots, around.part, at) : null),
    here: here.map((one) => ({
      personId: one.checkIn.personId,
      name: one.checkIn.name,
      since: iso(one.since),
      contradictions: contradictionsTo(one, everywhere).map((fact) => ({
        booth: fact.booth,
        device: fact.device,
        at: iso(fact.at),
      })),
    })),
    minimum: sumOrNull(running.map(({ minimum }) => minimum)),
    target: sumOrNull(running.map(({ target }) => target)),
    slot: { state, startsAt: slot ? iso(slot.startsAt) : null, endsAt: slot ? iso(slot.endsAt) : null },
    lastTapAt: around.lastTaps.get(booth.id)?.toISOString() ?? null,
    quarters: quartersOf(record),
  };
}

const emptyRecord: Record = { days: [], taps: [], headCounts: [], presence: [], isBehind: false };
const iso = (at: number) => new Date(at).toISOString();
const sumOrNull = (numbers: number[]) => (numbers.length === 0 ? null : numbers.reduce((a, b) => a + b, 0));

function quartersOf({ taps }: Record): BoothNow['quarters'] {
  const quarters = new Map<number, number>();
  for (const { startsAt, visitors } of taps) {
    const start = startsAt - (startsAt % BUCKET_MS);
    quarters.set(start, (quarters.get(start) ?? 0) + visitors);
  }
  return [...quarters]
    .sort(([a], [b]) => a - b)
    .map(([startsAt, visitors]) => ({ startsAt: iso(startsAt), visitors }));
}
