import { z } from 'zod';
import { keptDrafts } from '../../ui/kept-drafts.ts';

const paragraphDraft = z.object({
  boothId: z.string(),
  boothName: z.string(),
  body: z.string(),
  /** What stood there when the writing began. */
  basedOn: z.string(),
});
export type ParagraphDraft = z.infer<typeof paragraphDraft>;

/** What somebody typed of a paragraph on this phone, by booth, until the server has it. */
export const paragraphDrafts = keptDrafts('pavilion-paragraph ', paragraphDraft);
