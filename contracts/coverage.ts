import { z } from 'zod';

/** Minutes of slots. Covered, gap, not recorded and still to come add up to the slot. */
const coverageMinutes = z.object({
  slotMinutes: z.int(),
  /** With a shift that has at least its minimum of people. */
  plannedMinutes: z.int(),
  coveredMinutes: z.int(),
  gapMinutes: z.int(),
  notRecordedMinutes: z.int(),
  comingMinutes: z.int(),
  /** Of the covered: fewer people known to be there than the minimum; at least as many as the target. */
  belowMinimumMinutes: z.int(),
  atTargetMinutes: z.int(),
});
export type CoverageMinutes = z.infer<typeof coverageMinutes>;
