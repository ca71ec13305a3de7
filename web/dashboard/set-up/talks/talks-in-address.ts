import { z } from 'zod';
import { dayInAddress } from '../../parts/day-in-address.ts';

/** In the address: which talks are shown. */
export const talksInAddress = dayInAddress.extend({ ours: z.literal(true).optional().catch(undefined) });
