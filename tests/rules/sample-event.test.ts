import { describe, expect, test } from 'vitest';
import { type AttendanceFact, hereOf } from '#contracts/attendance';
import { sampleRows, sampleZone } from '#prisma/sample-event';

const HOUR_MS = 3_600_000;
/** Every hour of a day, in turn of a day in winter and of one in summer. */
const days = ['2025-11-12', '2026-07-01'].map((date) => Date.parse(`${date}T00:00:00Z`));
const starts = Array.from({ length: 24 }, (_, hour) =>
  new Date((days[hour % 2] ?? 0) + hour * HOUR_MS + 31 * 60_000).toISOString(),
);

describe('whenever Pavilion is started first', () => {
  test.each(starts)('at %s: the simulated hall is open, and people stay for hours', (start) => {
    const now = new Date(start);
    const timeZone = sampleZone(now);
    const startsOn = dateIn(timeZone, now.getTime() - 24 * HOUR_MS);
    const rows = sampleRows({ seed: 20_251_112, startsOn, now });
    expect(dateIn(timeZone, now.getTime())).toBe(rows.event_days[1]?.date);
    const [, today] = rows.event_days;
    expect((today?.opensAt ?? '') < now.toISOString()).toBe(true);
    const hours = [0, 1, 2, 2.4].map((hour) => boothsWithPeople(rows, now.getTime() + hour * HOUR_MS));
    expect(Math.min(...hours)).toBeGreaterThanOrEqual(3);
    for (const { occurredAt } of rows.attendance_facts)
      expect((occurredAt ?? '') <= now.toISOString()).toBe(true);
    const uncertain = [...rows.visits, ...rows.attendance_facts].filter((row) => row.timeUncertain);
    expect(uncertain.some(({ id }) => rows.attendance_facts.some((fact) => fact.id === id))).toBe(true);
    expect(uncertain.length).toBeGreaterThan(5);
    for (const { tappedAt = '', clockOffsetMs = 0, occurredAt = '', receivedAt = '' } of uncertain) {
      expect(Date.parse(tappedAt) + clockOffsetMs).toBe(Date.parse(occurredAt));
      expect(occurredAt < receivedAt).toBe(true);
    }
  });
});

const dateIn = (timeZone: string, at: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);

/** By the rules that Now goes by. */
function boothsWithPeople(rows: ReturnType<typeof sampleRows>, at: number): number {
  const ms = (instant: unknown) => (typeof instant === 'string' ? Date.parse(instant) : 0);
  const stretch = (row: { id?: string; startsAt?: string; endsAt?: string }) => ({
    id: row.id ?? '',
    startsAt: ms(row.startsAt),
    endsAt: ms(row.endsAt),
  });
  const staffed = rows.booths.filter(({ id }) => {
    const facts = rows.attendance_facts
      .filter(({ boothId }) => boothId === id)
      .map(
        (row): AttendanceFact => ({
          who: row.personId ?? null,
          kind: row.kind as AttendanceFact['kind'],
          at: ms(row.occurredAt),
          shiftId: row.shiftId ?? null,
          startsAt: null,
          endsAt: row.endsAt ? ms(row.endsAt) : null,
          present: null,
        }),
      );
    const shifts = rows.shifts.filter(({ boothId }) => boothId === id).map(stretch);
    const slots = rows.slots.filter(({ boothId }) => boothId === id).map(stretch);
    const isOn = slots.some(({ startsAt, endsAt }) => startsAt <= at && at < endsAt);
    return isOn && hereOf(facts, shifts, slots, at).length > 0;
  });
  return staffed.length;
}
