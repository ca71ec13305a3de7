import { dutyOf } from '#contracts/attendance';
import type { DeviceState } from '#contracts/devices';
import type { Meta } from '../outbox/database.ts';

/**
 * The booth with which somebody's own phone opens: where their shift runs, else where one begins within half an hour,
 * else where they were last. What they chose by hand during that shift holds.
 * @param nowMs by this device's clock
 */
export function boothToOpen(
  { state, boothId, chosenAtMs, clock }: Pick<Meta, 'state' | 'boothId' | 'chosenAtMs' | 'clock'>,
  nowMs: number,
): string | null {
  if (state === null || state.device.personId === null) return boothId;
  const offsetMs = clock?.offsetMs ?? 0;
  const shifts = shiftsOf(state, state.device.personId);
  const dutyAt = (atMs: number) => dutyOf({ at: atMs + offsetMs, shiftId: null }, shifts);
  const duty = dutyAt(nowMs);
  const isChosen = chosenAtMs !== null && dutyAt(chosenAtMs)?.id === duty?.id;
  return duty === undefined || isChosen ? boothId : duty.boothId;
}

/** Theirs, at booths for which this phone counts, in milliseconds. */
const shiftsOf = ({ shifts, booths }: DeviceState, personId: string) =>
  shifts
    .filter((shift) => shift.personIds.includes(personId))
    .filter(({ boothId }) => booths.some(({ id }) => id === boothId))
    .map(({ id, boothId, startsAt, endsAt }) => ({
      ...{ id, boothId, startsAt: Date.parse(startsAt), endsAt: Date.parse(endsAt) },
    }));
