import { z } from 'zod';
import { password } from './accounts.ts';
import { summaryDocument } from './document-schema.ts';
import { endpoint } from './endpoint.ts';
import { id, instant, line, slug, wholeNumber } from './fields.ts';

/**
 * What a share link shows. A wall: never a visitor's figure, never more of a name than the first. A summary: what is approved
 * for the post, without staffing; of persons the representatives' names, where they are chosen.
 */
export const shared = z.enum(['wall', 'wall-without-names', 'summary', 'summary-without-names']);
export type Shared = z.infer<typeof shared>;

export const isOfSummary = (shows: Shared) => shows === 'summary' || shows === 'summary-without-names';

/** How long a summary is shared, in days. */
export const sharedDays = { most: 365, usual: 30 } as const;

const shareLinkRow = z.object({
  id,
  shows: shared,
  hasPassword: z.boolean(),
  createdAt: instant,
  expiresAt: instant,
  revokedAt: instant.nullable(),
});

export const shareLinks = {
  list: endpoint('list-share-links', {
    tag: 'share-links',
    summary: 'List the links of wall displays and shared summaries',
    method: 'get',
    path: '/api/v1/events/:event/share-links',
    access: 'manager',
    params: z.strictObject({ event: slug }),
    output: z.object({ items: z.array(shareLinkRow), next: id.nullable() }),
    errors: ['not-found'],
  }),
  create: endpoint('create-share-link', {
    tag: 'share-links',
    summary:
      'Make a link for a wall display (who is at which booth, and where somebody is missing), or for a summary to read without an account',
    method: 'post',
    path: '/api/v1/events/:event/share-links',
    access: 'manager',
    params: z.strictObject({ event: slug }),
    body: z
      .strictObject({
        shows: shared,
        /** Asked of whoever opens a summary; without one the link is enough. */
        password: password.optional(),
        /** Until a summary's link expires. A wall's ends two weeks after the event. */
        days: wholeNumber(1, sharedDays.most, 'a whole number of days').optional(),
      })
      .refine(({ shows, ...more }) => isOfSummary(shows) || Object.keys(more).length === 0, {
        path: ['shows'],
        message: 'must be of a summary to have a password or days: a wall has neither',
      }),
    /** The address is shown once: only a hash is kept. */
    output: shareLinkRow.extend({ url: z.string() }),
    status: 201,
    errors: ['not-found', 'archived', 'outside-event'],
  }),
  /** No ids and no last names: it hangs where everybody passes. */
  look: endpoint('look-at-wall', {
    tag: 'share-links',
    summary: 'What a wall display shows now',
    method: 'post',
    path: '/api/v1/wall',
    access: 'anyone',
    body: z.strictObject({ secret: z.string().max(100) }),
    output: z.object({
      asOf: instant,
      eventName: line(120),
      timeZone: z.string(),
      simulated: z.boolean(),
      booths: z.array(
        z.object({
          name: line(120),
          kiosk: z.string().nullable(),
          state: z.enum(['unknown', 'before', 'running', 'over']),
          startsAt: instant.nullable(),
          endsAt: instant.nullable(),
          here: z.int(),
          /** First names; empty where names are switched off. */
          hereNames: z.array(z.string()),
          /** `people` are on the next shift. */
          next: z.object({ startsAt: instant, people: z.int(), names: z.array(z.string()) }).nullable(),
          /** People missing now; null where nobody is. */
          missingNow: z.int().nullable(),
        }),
      ),
    }),
    errors: ['invalid-link', 'too-many-requests'],
  }),
  /** The post edition, of what was approved: nothing of the staffing. */
  read: endpoint('read-shared-summary', {
    tag: 'share-links',
    summary: 'The post that a link shares, to read',
    method: 'post',
    path: '/api/v1/shared-summary',
    access: 'anyone',
    body: z.strictObject({ secret: z.string().max(100), password: z.string().max(200).optional() }),
    output: summaryDocument,
    errors: ['invalid-link', 'not-found', 'password-needed', 'wrong-credentials', 'too-many-requests'],
  }),
  revoke: endpoint('revoke-share-link', {
    tag: 'share-links',
    summary: 'End a link: displays that show it stop at their next look, a summary is not read any more',
    method: 'put',
    path: '/api/v1/share-links/:id/revocation',
    access: 'manager',
    params: z.strictObject({ id }),
    output: shareLinkRow,
    errors: ['not-found'],
  }),
} as const;
