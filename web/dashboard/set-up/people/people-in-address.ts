import { slug } from '#contracts/fields';
import { rowInAddress } from '../../parts/day-in-address.ts';

/** In the address of the people: one whom a link means, or the event whose people the standing is to be set of. */
export const peopleInAddress = rowInAddress.extend({
  notEligibleAt: slug.optional().catch(undefined),
});
