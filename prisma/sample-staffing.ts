import type { SeedRows } from './rows.ts';
import { hashOf, minutesBetween, plusMinutes } from './rows.ts';
import { sampleBooths, sampleDays } from './sample-cast.ts';
import type { Stage } from './sample-event.ts';

/** Slots are cut into shifts of about two hours. */
const SHIFT_MINUTES = 120;

/** Two people a shift where the team has two, in turns. One person is promised twice at a time: Maintainer S. */
export function addShifts({ random, rows, eventId, personIds }: Stage) {
  for (const slot of rows.slots) {
    const booth = boothOf(rows, slot.boothId);
    const [startsAt, endsAt] = [slot.startsAt ?? '', slot.endsAt ?? ''];
    const count = Math.max(1, Math.round(minutesBetween(startsAt, endsAt) / SHIFT_MINUTES));
    const length = minutesBetween(startsAt, endsAt) / count;
    for (let turn = 0; turn < count; turn += 1) {
      const shift = {
        id: random.id(startsAt),
        eventId,
        boothId: slot.boothId,
        startsAt: plusMinutes(startsAt, turn * length),
        endsAt: plusMinutes(startsAt, (turn + 1) * length),
      };
      rows.shifts.push(shift);
      const team = booth.team.filter((_, place) => booth.team.length < 3 || place !== turn % 3);
      for (const person of team)
        rows.assignments.push({
          id: random.id(startsAt),
          eventId,
          boothId: slot.boothId,
          shiftId: shift.id,
          personId: personIds[person],
        });
    }
  }
}

/** Check-ins and check-outs as busy people make them: some forget, one says that nobody was there. */
export function addAttendance(stage: Stage) {
  const { rows, at } = stage;
  for (const shift of rows.shifts) {
    const booth = boothOf(rows, shift.boothId);
    const day = sampleDays.findIndex(({ closes }, index) => (shift.startsAt ?? '') < at(index, closes));
    if (!booth.attendedDays.includes(day)) continue;
    const people = rows.assignments.filter(({ shiftId }) => shiftId === shift.id);
    for (const { personId } of people) addPresence(stage, { ...shift, personId });
  }
  addStatement(stage, 'yarrowdeck', [0, '16:30', '17:15'], false);
  addStatement(stage, 'tidepool', [0, '13:20', '14:15'], true);
  addStatement(stage, 'quillcrate', [1, '12:40', '13:05'], false);
}

/** Said at the end, so that everything made before stays as it was. */
export function addLateStatements(stage: Stage) {
  addStatement(stage, 'yarrowdeck', [0, '17:15', '18:00'], false);
  addStatement(stage, 'fernglass', [1, '09:00', '09:25'], false);
}

/** Of those who are there when the record ends, so many stay on until the slot does. */
const STAYING = 0.8;

interface Presence {
  id?: string;
  boothId?: string;
  personId?: string;
  startsAt?: string;
  endsAt?: string;
}

/** Nothing is recorded after now, so whoever is there now says how long: the booths are staffed for some hours yet. */
function addPresence(stage: Stage, { id: shiftId, boothId, personId, startsAt = '', endsAt = '' }: Presence) {
  const { random, now } = stage;
  const isYarrowdeck = boothId === stage.boothIds.get('yarrowdeck');
  const fate = random.next();
  const [late, early] = [random.whole(-4, 6), random.whole(-2, 5)];
  const [isStaying, sinceMinutes] = [random.isTrue(STAYING), random.whole(1, 20)];
  const isNow = startsAt <= now && now < endsAt;
  const who = { boothId, shiftId, personId };
  if (isYarrowdeck && fate < 0.35)
    return addFact(stage, startsAt, { ...who, kind: 'absence', startsAt, endsAt });
  if (fate > 0.9) return;
  const planned = plusMinutes(startsAt, late);
  const arrivedAt = isNow && planned > now ? now : planned;
  addFact(stage, arrivedAt, { ...who, kind: 'check-in' });
  if (isNow && isStaying) {
    const [, saidAt = now] = [arrivedAt, plusMinutes(now, -sinceMinutes)].sort();
    return addFact(stage, saidAt, { ...who, kind: 'extension', endsAt: endOfSlot(stage, boothId, startsAt) });
  }
  if (fate > 0.15) addFact(stage, plusMinutes(endsAt, -early), { ...who, kind: 'check-out' });
}

function endOfSlot({ rows }: Stage, boothId: string | undefined, at: string): string | undefined {
  return rows.slots.find(
    (slot) => slot.boothId === boothId && (slot.startsAt ?? '') <= at && at < (slot.endsAt ?? ''),
  )?.endsAt;
}

function addStatement(
  stage: Stage,
  slug: string,
  [day, from, to]: [number, string, string],
  present: boolean,
) {
  const [startsAt, endsAt] = [stage.at(day, from), stage.at(day, to)];
  const boothId = stage.boothIds.get(slug);
  addFact(stage, plusMinutes(endsAt, 25), {
    boothId,
    kind: 'statement',
    startsAt,
    endsAt,
    present,
    statedBy: 'Pavilion desk',
  });
}

function addFact(
  { random, rows, eventId, now }: Stage,
  occurredAt: string,
  fact: SeedRows['attendance_facts'][number],
) {
  const id = random.id(occurredAt);
  if (occurredAt > now) return;
  rows.attendance_facts.push({
    id,
    eventId,
    ...fact,
    tappedAt: occurredAt,
    occurredAt,
    receivedAt: occurredAt,
    clockOffsetMs: 0,
    timeUncertain: false,
    contentHash: hashOf({ ...fact, occurredAt }),
  });
}

function boothOf({ booths }: Stage['rows'], boothId: string | undefined): (typeof sampleBooths)[number] {
  const slug = booths.find(({ id }) => id === boothId)?.slug;
  const booth = sampleBooths.find((candidate) => candidate.slug === slug);
  if (booth === undefined) throw new RangeError(`the simulated event has no booth ${boothId}`);
  return booth;
}
