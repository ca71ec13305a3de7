import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { id, line, localDate, slug } from './fields.ts';
import { figure } from './figures.ts';
import { paragraphState } from './highlights.ts';

/** Staffing as the record shows it so far; minutes of the booth's slots that have passed. */
const staffed = z.object({
  /** Null: no slots are known. */
  slotMinutes: z.int().nullable(),
  coveredMinutes: z.int(),
  gapMinutes: z.int(),
  notRecordedMinutes: z.int(),
});

export const overview = z.object({
  events: z.array(
    z.object({
      id,
      slug,
      name: line(120),
      city: z.string(),
      startsOn: localDate,
      endsOn: localDate,
      simulated: z.boolean(),
      state: z.enum(['coming', 'running', 'over']),
      total: figure,
      /** Whether personal links can be made for it: until two weeks after its end. */
      linksCanBeMade: z.boolean(),
      booths: z.array(
        z.object({
          boothId: id,
          slug,
          name: line(120),
          kiosk: z.string().nullable(),
          representatives: z.array(z.string()),
          /** The same people in the same order, for whoever makes them a link. */
          people: z.array(z.object({ personId: id, name: line(120) })),
          figure,
          /** More is known of its visitors than the head count that is the figure says: somebody has to decide which holds. */
          isDisputed: z.boolean(),
          staffed,
          paragraph: paragraphState,
        }),
      ),
    }),
  ),
});
export type Overview = z.infer<typeof overview>;

export const getOverview = endpoint('get-overview', {
  tag: 'events',
  summary: 'What is still missing: staffed, counted, paragraph, for each booth of each event',
  method: 'get',
  path: '/api/v1/overview',
  access: 'read',
  output: overview,
});
