import { z } from 'zod';
import { slug } from '#contracts/fields';

/** In the address of the paragraphs: the booth that is open, and whether only what is missing is shown. */
export const paragraphsInAddress = z.object({
  booth: slug.optional().catch(undefined),
  missing: z.boolean().optional().catch(undefined),
});
