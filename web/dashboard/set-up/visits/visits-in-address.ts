import { z } from 'zod';
import { id } from '#contracts/fields';
import { dayInAddress } from '../../parts/day-in-address.ts';

const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .optional()
  .catch(undefined);
const chosen = id.optional().catch(undefined);

/** In the address: which visits are shown. Times are on the event's clock, and of the chosen day. */
export const visitsInAddress = dayInAddress.extend({ booth: chosen, device: chosen, from: clock, to: clock });
export type VisitsInAddress = z.infer<typeof visitsInAddress>;
