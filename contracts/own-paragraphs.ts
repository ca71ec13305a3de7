import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { id, LONGEST_HIGHLIGHT, line, optionalProse, prose } from './fields.ts';
import { highlightState } from './highlight-state.ts';

const ownParagraph = z.object({
  boothId: id,
  boothName: line(120),
  /** Empty as long as nothing is written. */
  body: z.string(),
  /** Null: nobody began it. */
  state: highlightState.nullable(),
  /** What whoever sent it back wants changed; empty for nothing. */
  note: z.string(),
  /** Who approved it: whom to ask for a change. Null where it is not approved, or a program did it. */
  approvedBy: z.string().nullable(),
  /** A start made from what visitors said and the shift notes, in Markdown. Stored nowhere; empty where nothing was said. */
  suggestion: z.string(),
  /** Own texts that stand beside it, the oldest first: somebody else had written meanwhile. */
  besideOwn: z.array(z.string()),
});
export type OwnParagraph = z.infer<typeof ownParagraph>;

const ownParagraphs = z.object({
  personName: line(120),
  eventName: line(120),
  simulated: z.boolean(),
  /** Of each booth that the person stands for, by name. */
  paragraphs: z.array(ownParagraph),
});
export type OwnParagraphs = z.infer<typeof ownParagraphs>;

const secret = z.string().max(100);
const common = { tag: 'personal-links', method: 'post', access: 'anyone' } as const;

/** What a representative writes for the summary with the personal link, without an account. */
export const ownParagraphsOfLink = {
  list: endpoint('list-own-paragraphs', {
    ...common,
    summary: 'The paragraphs of the booths that the person of a link stands for; changes nothing',
    path: '/api/v1/personal-links/paragraphs',
    body: z.strictObject({ secret }),
    output: ownParagraphs,
    errors: ['invalid-link', 'too-many-requests'],
  }),
  write: endpoint('write-own-paragraph', {
    ...common,
    summary:
      'Write the paragraph of a booth. It becomes the draft if that still reads as `basedOn`; otherwise, and once it is approved, it stands beside it. The same once more changes nothing',
    path: '/api/v1/personal-links/paragraph-texts',
    body: z.strictObject({
      secret,
      boothId: id,
      body: prose(LONGEST_HIGHLIGHT),
      /** What stood there when the writing began; empty for nothing. */
      basedOn: optionalProse(LONGEST_HIGHLIGHT).default(''),
      /** Only people with an account approve. */
      state: z.enum(['draft', 'ready']).default('draft'),
    }),
    output: ownParagraphs.extend({
      /** `stored`: it is what the paragraph says. `beside`: somebody else had written, and nothing was replaced. */
      outcome: z.enum(['stored', 'beside']),
    }),
    errors: ['invalid-link', 'too-many-requests', 'not-your-booth', 'archived'],
  }),
} as const;
