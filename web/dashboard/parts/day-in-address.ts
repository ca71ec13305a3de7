import { z } from 'zod';
import { id, localDate } from '#contracts/fields';

/** In the address of a list: the row on which a link lands. */
export const rowInAddress = z.object({ at: id.optional().catch(undefined) });

/** In the address of a list that shows one day: a date of the event, or "all". */
export const dayInAddress = rowInAddress.extend({
  day: z
    .union([localDate, z.literal('all')])
    .optional()
    .catch(undefined),
});
