import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { feedbackFields } from './feedback.ts';
import {
  email,
  id,
  instant,
  isStorableText,
  LONGEST_HIGHLIGHT,
  line,
  localDate,
  optionalLine,
  optionalProse,
  prose,
  slug,
  uuidv7,
  webUrl,
  wholeNumber,
} from './fields.ts';
import { headCountFields } from './head-counts.ts';
import { audience, precision, sector } from './visitors.ts';

/** Larger batches are refused whole with 413; a client halves them. */
export const MOST_ITEMS = 500;
/** Bytes of the whole body. */
export const LARGEST_BODY = 256 * 1024;

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

const followUpItem = z.strictObject({
  ...itemFields,
  type: z.literal('follow-up'),
  what: prose(1000),
  owner: optionalLine(120).default(''),
  ownerId: id.optional(),
  dueOn: localDate.optional(),
  issueUrl: webUrl.optional(),
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

/** Milliseconds to add to the client's clock, as it measured it; null if it never did. */
const clockOffset = wholeNumber(
  -4_000_000_000_000,
  4_000_000_000_000,
  'a whole number of milliseconds',
).nullable();

/** How much a device keeps, and whether its browser promised not to throw it away. */
export const deviceStorage = z.object({
  persisted: z.boolean(),
  usedBytes: z.number().optional(),
  quotaBytes: z.number().optional(),
});

/** The envelope. Items are looked at one by one later, so that a bad one never blocks the rest. */
export const syncInput = z.object({
  sentAt: instant,
  clientVersion: z
    .string()
    .max(40)
    .refine(isStorableText, 'holds a character that cannot be stored')
    .optional(),
  clockOffsetMs: clockOffset.optional(),
  /** Items that wait on the client, these included. */
  unsent: wholeNumber(0, 1_000_000).optional(),
  storage: deviceStorage.optional(),
  items: z.array(z.unknown()),
});
export type SyncInput = z.input<typeof syncInput>;

/** For whoever reads the API: what each of the items may be. They are parsed one by one, each with a receipt of its own. */
const describedItem = syncItem.meta({
  id: 'SyncItem',
  description:
    'One fact. Each is judged by itself: a bad one gets a refused receipt and never blocks the rest.',
});

/** Items that a device saved to a file, {@link MOST_ITEMS} at a time, to be handed in by somebody else. */
export const savedItems = z.strictObject({
  savedAt: instant,
  /** As the device had measured it when it saved; null if it never did: the times are uncertain then. */
  clockOffsetMs: clockOffset,
  items: z.array(z.unknown()).min(1),
});

/** {@link savedItems} with what each of the items may be. */
export const describedSavedItems = savedItems.extend({
  items: z.array(describedItem).min(1).max(MOST_ITEMS),
});

const refusalCode = z.enum([
  'invalid',
  'unknown-type',
  'unknown-field',
  'id-reused',
  'unknown-booth',
  'wrong-event',
  'not-placed',
  'archived-booth',
  'archived-event',
  'outside-event',
  'in-the-future',
  'unknown-topic',
  'unknown-person',
  'unknown-talk',
  'wrong-booth',
  /** A person decided in the dashboard that it is not to be recorded: nothing is left to send. */
  'discarded',
]);
export type RefusalCode = z.infer<typeof refusalCode>;

export const receipt = z.discriminatedUnion('outcome', [
  z.object({ id: z.string(), outcome: z.literal('stored') }),
  z.object({ id: z.string(), outcome: z.literal('repeat') }),
  /** One of {@link refusalCode}; a client that is older than the server must live with a code it does not know. */
  z.object({ id: z.string(), outcome: z.literal('refused'), code: z.string(), detail: z.string() }),
]);
export type Receipt = z.infer<typeof receipt>;

export const boothFigure = z.object({
  boothId: id,
  /** What was tapped today, the event's day, undos and corrections taken into account. */
  visitorsToday: z.int(),
  asOf: instant,
});

export type BoothFigure = z.infer<typeof boothFigure>;

const syncOutput = z.object({
  receivedAt: instant,
  serverVersion: z.string(),
  receipts: z.array(receipt),
  figures: z.array(boothFigure),
});
export type SyncOutput = z.infer<typeof syncOutput>;

export const postSync = endpoint('post-sync', {
  tag: 'sync',
  summary: 'Send visits and other facts from a device; every item gets a receipt',
  method: 'post',
  path: '/api/v1/sync',
  access: 'sync',
  body: syncInput,
  takesItems: true,
  described: syncInput.extend({ items: z.array(describedItem).max(MOST_ITEMS) }),
  output: syncOutput,
  errors: ['device-revoked', 'too-large'],
});
