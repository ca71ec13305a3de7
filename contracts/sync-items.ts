import { z } from 'zod';
import { feedbackFields } from './feedback.ts';
import {
  email,
  id,
  instant,
  LONGEST_HIGHLIGHT,
  line,
  localDate,
  optionalLine,
  optionalProse,
  prose,
  publicUrl,
  slug,
  uuidv7,
  wholeNumber,
} from './fields.ts';
import { headCountFields } from './head-counts.ts';
import { audience, precision, sector } from './visitors.ts';

const partySize = wholeNumber(1, 500);
const topics = z.array(slug).max(20);

const itemFields = { id: uuidv7, boothId: id, tappedAt: instant };

const visitItem = z
  .strictObject({
    ...itemFields,
    type: z.literal('visit'),
    partySize,
    audience: audience.optional(),
    sector: sector.optional(),
    topics: topics.optional(),
    talkId: id.optional(),
    /** Only if a person said that it happened at another time than the tap. */
    happenedAt: instant.optional(),
    precision: precision.optional(),
  })
  .refine(
    ({ happenedAt, precision }) => (happenedAt === undefined) === (precision === undefined),
    'must have happenedAt and precision, or neither',
  );

const undoItem = z
  .strictObject({
    ...itemFields,
    type: z.literal('undo'),
    visitId: uuidv7,
    reason: optionalLine(200).optional(),
  })
  .refine(({ id, visitId }) => id !== visitId, 'must have an id of its own');

/** Only what changes; null takes a chip away. */
export const correctionSet = z
  .strictObject({
    partySize: partySize.optional(),
    audience: audience.nullable().optional(),
    sector: sector.nullable().optional(),
    topics: topics.optional(),
    talkId: id.nullable().optional(),
    happenedAt: instant.optional(),
  })
  .refine((set) => Object.keys(set).length > 0, 'must set something');
export type CorrectionSet = z.infer<typeof correctionSet>;

const correctionItem = z.strictObject({
  ...itemFields,
  type: z.literal('correction'),
  visitId: uuidv7,
  set: correctionSet,
  reason: optionalLine(200).optional(),
});

const headCountItem = z
  .strictObject({
    ...itemFields,
    type: z.literal('head-count'),
    ...headCountFields,
    startsAt: headCountFields.startsAt.default(null),
    endsAt: headCountFields.endsAt.default(null),
    low: headCountFields.low.default(null),
    high: headCountFields.high.default(null),
    wording: headCountFields.wording.default(''),
    sourceUrl: headCountFields.sourceUrl.default(null),
  })
  .refine(({ startsAt, endsAt }) => (startsAt === null) === (endsAt === null), 'must have both times or none')
  .refine(
    ({ startsAt, endsAt }) =>
      startsAt === null || endsAt === null || Date.parse(startsAt) < Date.parse(endsAt),
    'must start before it ends',
  )
  .refine(
    ({ low, likely, high }) => (low ?? likely) <= likely && likely <= (high ?? likely),
    'must have low ≤ likely ≤ high',
  )
  .refine(
    ({ approximate, low, high }) => approximate || (low === null && high === null),
    'must have no range when it is exact',
  )
  .refine(
    ({ source, startsAt, approximate }) => source !== 'missed' || (startsAt !== null && approximate),
    'must have both times and be approximate when it says how many were missed',
  );

const feedbackItem = z.strictObject({
  ...itemFields,
  type: z.literal('feedback'),
  ...feedbackFields,
  answer: feedbackFields.answer.default(''),
  topics: feedbackFields.topics.default([]),
  visitId: uuidv7.optional(),
});

const feedbackMentionItem = z.strictObject({
  ...itemFields,
  type: z.literal('feedback-mention'),
  feedbackId: id,
});

/** Takes a {@link feedbackMentionItem} back: the button was pressed by mistake. */
const mentionUndoItem = z
  .strictObject({ ...itemFields, type: z.literal('mention-undo'), mentionId: uuidv7 })
  .refine(({ id, mentionId }) => id !== mentionId, 'must have an id of its own');

const followUpItem = z.strictObject({
  ...itemFields,
  type: z.literal('follow-up'),
  what: prose(1000),
  owner: optionalLine(120).default(''),
  ownerId: id.optional(),
  dueOn: localDate.optional(),
  issueUrl: publicUrl.optional(),
  /** Only with the consent text that was shown and agreed to. */
  contact: z
    .strictObject({
      name: line(120),
      address: z.union(
        [email, line(200)],
        'must be an e-mail address, or one line of at most 200 characters',
      ),
      consentText: prose(1000),
      givenAt: instant,
    })
    .optional(),
});

const who = { personId: id.optional(), name: line(120).optional(), shiftId: id.optional() };
const hasSomebody = (item: { personId?: string | undefined; name?: string | undefined }) =>
  item.personId !== undefined || item.name !== undefined;
const WHO_IS_MISSING = 'must say who: personId or name';

const checkInItem = z
  .strictObject({ ...itemFields, type: z.literal('check-in'), ...who })
  .refine(hasSomebody, WHO_IS_MISSING);
const checkOutItem = z
  .strictObject({ ...itemFields, type: z.literal('check-out'), ...who })
  .refine(hasSomebody, WHO_IS_MISSING);
const extensionItem = z
  .strictObject({ ...itemFields, type: z.literal('extension'), ...who, until: instant })
  .refine(hasSomebody, WHO_IS_MISSING);
const shiftNoteItem = z.strictObject({ ...itemFields, type: z.literal('shift-note'), text: prose(2000) });
/**
 * A booth's paragraph. It becomes the draft if that still reads as `basedOn`; otherwise, and beside an approved one, it is
 * kept for the people who edit the paragraph.
 */
const highlightItem = z.strictObject({
  ...itemFields,
  type: z.literal('highlight'),
  body: prose(LONGEST_HIGHLIGHT),
  /** What stood there when the writing began; empty for nothing. */
  basedOn: optionalProse(LONGEST_HIGHLIGHT).default(''),
});

export const syncItem = z.discriminatedUnion('type', [
  visitItem,
  undoItem,
  correctionItem,
  headCountItem,
  feedbackItem,
  feedbackMentionItem,
  mentionUndoItem,
  followUpItem,
  checkInItem,
  checkOutItem,
  extensionItem,
  shiftNoteItem,
  highlightItem,
]);
export type SyncItem = z.output<typeof syncItem>;
/** What a client writes: defaults may be left out. */
export type SyncItemInput = z.input<typeof syncItem>;
export const syncItemTypes = syncItem.options.map((option) => option.shape.type.value);
