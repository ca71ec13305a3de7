import { z } from 'zod';
import { line, localDate, slug } from './fields.ts';

/** The event that figures are of, as each report and each file says it. */
export const reportedEvent = z.object({
  slug,
  name: line(120),
  timeZone: z.string(),
  startsOn: localDate,
  endsOn: localDate,
  simulated: z.boolean(),
});
export type ReportedEvent = z.infer<typeof reportedEvent>;
