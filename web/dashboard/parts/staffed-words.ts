import { hoursAndMinutes } from '#contracts/durations';
import type { Overview } from '#contracts/start-page';

/** Minutes of slots that have passed; null: no slot is known. */
export type StaffedMinutes = Overview['events'][number]['booths'][number]['staffed'];

/** "all 8 h 45", or what is missing: "7 h 34 of 8 h 45", "gap 1 h 11", "30 min not recorded". */
export function staffedWords(staffed: StaffedMinutes): {
  covered: string;
  gap: string | null;
  unrecorded: string | null;
} {
  const { slotMinutes, coveredMinutes, gapMinutes, notRecordedMinutes } = staffed;
  if (slotMinutes === null) return { covered: 'no slot known', gap: null, unrecorded: null };
  if (slotMinutes === 0) return { covered: 'still to come', gap: null, unrecorded: null };
  if (notRecordedMinutes === slotMinutes) return { covered: 'not recorded', gap: null, unrecorded: null };
  const all = hoursAndMinutes(slotMinutes);
  return {
    covered: coveredMinutes === slotMinutes ? `all ${all}` : `${hoursAndMinutes(coveredMinutes)} of ${all}`,
    gap: gapMinutes > 0 ? `gap ${hoursAndMinutes(gapMinutes)}` : null,
    unrecorded: notRecordedMinutes > 0 ? `${hoursAndMinutes(notRecordedMinutes)} not recorded` : null,
  };
}
