import { z } from 'zod';
import { dayInAddress } from '../../parts/day-in-address.ts';

/** In the address of the shifts: the day, and whether they are a list or a grid. */
export const shiftsInAddress = dayInAddress.extend({
  view: z.enum(['list', 'grid']).optional().catch(undefined),
});
