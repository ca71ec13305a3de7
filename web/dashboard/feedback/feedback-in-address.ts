import { z } from 'zod';
import { feedbackKind } from '#contracts/feedback';
import type { BoardFilter } from '#contracts/feedback-board';
import { slug } from '#contracts/fields';

/** In the address: which feedback is shown. What cannot be read there is left out. */
export const feedbackInAddress = z.object({
  kind: feedbackKind.optional().catch(undefined),
  topic: slug.optional().catch(undefined),
  booth: slug.optional().catch(undefined),
  unanswered: z.literal(true).optional().catch(undefined),
  search: z.coerce.string().max(200).optional().catch(undefined),
}) satisfies z.ZodType<BoardFilter>;
export type FeedbackInAddress = z.infer<typeof feedbackInAddress>;
