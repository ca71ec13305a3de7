import { z } from 'zod';
import { slug } from '#contracts/fields';
import { type FollowUpFilter, followUpStates } from '#contracts/follow-ups';

/** In the address: which follow-ups are shown. What cannot be read there is left out. */
export const followUpsInAddress = z.object({
  booth: slug.optional().catch(undefined),
  state: z.enum(followUpStates).optional().catch(undefined),
  owner: z.coerce.string().max(120).optional().catch(undefined),
  search: z.coerce.string().max(200).optional().catch(undefined),
}) satisfies z.ZodType<FollowUpFilter>;
export type FollowUpsInAddress = z.infer<typeof followUpsInAddress>;
