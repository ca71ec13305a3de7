import { z } from 'zod';
import { localDate } from '#contracts/fields';

/** In the address of a list that shows one day: a date of the event, or "all". */
export const dayInAddress = z.object({
  day: z
    .union([localDate, z.literal('all')])
    .optional()
    .catch(undefined),
});
