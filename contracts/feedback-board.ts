import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { feedbackKind } from './feedback.ts';
import { id, instant, line, optionalLine, slug, yesOrNo } from './fields.ts';
import { reportedEvent } from './reported-event.ts';

/** Who decided something; null for an account that is gone, and for a token that has no name. */
const decision = z.object({ id, by: z.string().nullable(), at: instant });

const boardPiece = z.object({
  id,
  version: z.int().min(1),
  boothId: id,
  kind: feedbackKind,
  text: z.string(),
  answer: z.string(),
  /** By their slug. */
  topics: z.array(slug),
  occurredAt: instant,
  /** Of this piece alone, the first time included. */
  mentions: z.int().min(1),
  /** False: another booth heard it, and it is here because it was referred to a project of the reader. */
  isOwn: z.boolean(),
  /** By which it stands with others; null for the one that they were merged into. */
  merge: decision.extend({ intoId: id }).nullable(),
  referrals: z.array(decision.extend({ projectId: id, project: z.string(), note: z.string() })),
});
export type BoardPiece = z.infer<typeof boardPiece>;

/** The same thing, said once or at several booths: what others were merged into comes first. */
const boardGroup = z.object({
  /** Of the piece that the others were merged into. */
  id,
  /** Of all its pieces together. */
  mentions: z.int().min(1),
  pieces: z.array(boardPiece).min(1),
});
export type BoardGroup = z.infer<typeof boardGroup>;

export const feedbackBoard = z.object({
  madeAt: instant,
  version: z.int(),
  event: reportedEvent,
  /** A device is behind: it may hold feedback, or mentions. */
  provisional: z.boolean(),
  /** Those that something here speaks of. */
  topics: z.array(z.object({ slug, label: z.string() })),
  booths: z.array(z.object({ id, slug, name: line(120), kiosk: z.string().nullable() })),
  /** What was said most often comes first. */
  groups: z.array(boardGroup),
  /** Groups that are worded alike, by their ids, the most alike first. A person decides whether they are the same. */
  alike: z.array(z.tuple([id, id])),
  /** Pairs of groups that somebody said are not the same, the last decision first: they are not proposed. */
  keptApart: z.array(decision.extend({ groups: z.tuple([id, id]) })),
});
export type FeedbackBoard = z.infer<typeof feedbackBoard>;

/** Which groups are shown. A group is shown as a whole when one of its pieces is meant. */
const boardFilter = z.strictObject({
  kind: feedbackKind.optional(),
  /** By its slug. */
  topic: slug.optional(),
  /** By its slug. */
  booth: slug.optional(),
  /** Only what asks for an answer and has none. */
  unanswered: yesOrNo.optional(),
  /** Words, all of which stand in the text or its answer. */
  search: optionalLine(200).optional(),
});
export type BoardFilter = z.infer<typeof boardFilter>;

/** The groups that a filter lets through, in their order. */
export function matching(board: FeedbackBoard, filter: BoardFilter): BoardGroup[] {
  const boothId = board.booths.find((booth) => booth.slug === filter.booth)?.id ?? null;
  const words = wordsOf(filter.search ?? '');
  const isMeant = ({ kind, topics, text, answer, ...piece }: BoardPiece) =>
    (filter.kind === undefined || kind === filter.kind) &&
    (filter.topic === undefined || topics.includes(filter.topic)) &&
    (filter.booth === undefined || piece.boothId === boothId) &&
    words.every((word) => plain(`${text} ${answer}`).includes(word));
  return board.groups.filter(
    (group) => group.pieces.some(isMeant) && (filter.unanswered !== true || isUnanswered(group)),
  );
}

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const wordsOf = (text: string) => plain(text).split(/\s+/).filter(Boolean);

/** An answer to one piece answers those that are merged with it; praise asks for none. */
export const isUnanswered = ({ pieces }: BoardGroup): boolean =>
  pieces.some(({ kind }) => kind !== 'praise') && pieces.every(({ answer }) => answer === '');

export interface Theme {
  /** Null: what has no topic. */
  slug: string | null;
  label: string;
  mentions: number;
  groups: number;
  booths: number;
  unanswered: number;
}

/** What visitors spoke about: each topic with what was said of it, the most mentioned first. A group may have several topics. */
export function themesOf(board: FeedbackBoard, groups: readonly BoardGroup[]): Theme[] {
  const topicsOf = ({ pieces }: BoardGroup) => new Set(pieces.flatMap(({ topics }) => topics));
  const theme = (slug: string | null, label: string, own: BoardGroup[]): Theme => ({
    ...{ slug, label },
    mentions: own.reduce((sum, { mentions }) => sum + mentions, 0),
    groups: own.length,
    booths: new Set(own.flatMap(({ pieces }) => pieces.map(({ boothId }) => boothId))).size,
    unanswered: own.filter(isUnanswered).length,
  });
  return [
    ...board.topics
      .map(({ slug, label }) =>
        theme(
          slug,
          label,
          groups.filter((group) => topicsOf(group).has(slug)),
        ),
      )
      .toSorted((one, other) => other.mentions - one.mentions || one.label.localeCompare(other.label)),
    theme(
      null,
      'No topic',
      groups.filter((group) => topicsOf(group).size === 0),
    ),
  ].filter((each) => each.groups > 0);
}

const params = z.strictObject({ event: slug });
const rowParams = z.strictObject({ id });
const eventPath = '/api/v1/events/:event' as const;

export const feedbackBoards = {
  get: endpoint('get-feedback-board', {
    tag: 'feedback',
    summary:
      'Everything that visitors said, across booths, with what was merged and what is worded alike; a lead sees that of the own booths, and what was referred to them',
    method: 'get',
    path: `${eventPath}/feedback-board`,
    access: 'read',
    params,
    output: feedbackBoard,
    errors: ['not-found'],
  }),
  file: endpoint('get-feedback-file', {
    tag: 'feedback',
    summary: 'The same as a CSV file, a row for each piece; with a filter only what it lets through',
    method: 'get',
    path: `${eventPath}/feedback.:format`,
    access: 'read',
    params: params.extend({ format: z.string().max(20) }),
    query: boardFilter,
    mediaType: 'text/csv',
    errors: ['not-found', 'unknown-format'],
  }),
  merge: endpoint('create-feedback-merges', {
    tag: 'feedback',
    summary:
      'Say that feedback is the same thing as another, so that their mentions add up, or that it is not, so that it is not asked again. Neither is changed',
    method: 'post',
    path: `${eventPath}/feedback-merges`,
    access: 'lead',
    params,
    body: z.strictObject({
      /** Stands with what is merged with it already. */
      feedbackId: id,
      intoId: id,
      isSame: z.boolean().default(true),
    }),
    output: z.object({ id }),
    status: 201,
    errors: ['not-found', 'not-your-booth', 'wrong-event', 'taken', 'archived'],
  }),
  undoMerge: endpoint('undo-feedback-merges', {
    tag: 'feedback',
    summary: 'Take what was merged apart again. Harmless when it is repeated',
    method: 'delete',
    path: '/api/v1/feedback-merges/:id',
    access: 'lead',
    params: rowParams,
    errors: ['not-found', 'not-your-booth', 'archived'],
  }),
  refer: endpoint('create-feedback-referrals', {
    tag: 'feedback',
    summary: "Refer feedback to another project: the lead of that project's booth sees it, and may answer",
    method: 'post',
    path: `${eventPath}/feedback-referrals`,
    access: 'lead',
    params,
    body: z.strictObject({ feedbackId: id, projectId: id, note: optionalLine(300).default('') }),
    output: z.object({ id }),
    status: 201,
    errors: ['not-found', 'not-your-booth', 'wrong-event', 'taken', 'archived'],
  }),
  endReferral: endpoint('end-feedback-referrals', {
    tag: 'feedback',
    summary: 'It is no longer referred to that project. Harmless when it is repeated',
    method: 'delete',
    path: '/api/v1/feedback-referrals/:id',
    access: 'lead',
    params: rowParams,
    errors: ['not-found', 'not-your-booth', 'archived'],
  }),
} as const;
