import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { id, instant, line, slug } from './fields.ts';

/** What a share link shows. Never a visitor's figure, never more of a name than the first. */
export const shared = z.enum(['wall', 'wall-without-names']);

const shareLinkRow = z.object({
  id,
  shows: shared,
  createdAt: instant,
  expiresAt: instant,
  revokedAt: instant.nullable(),
});

export const shareLinks = {
  list: endpoint('list-share-links', {
    tag: 'share-links',
    summary: 'List the links of wall displays',
    method: 'get',
    path: '/api/v1/events/:event/share-links',
    access: 'manager',
    params: z.strictObject({ event: slug }),
    output: z.object({ items: z.array(shareLinkRow), next: id.nullable() }),
    errors: ['not-found'],
  }),
  create: endpoint('create-share-link', {
    tag: 'share-links',
    summary: 'Make a link for a wall display: who is at which booth, and where somebody is missing',
    method: 'post',
    path: '/api/v1/events/:event/share-links',
    access: 'manager',
    params: z.strictObject({ event: slug }),
    body: z.strictObject({ shows: shared }),
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
          next: z.object({ startsAt: instant, names: z.array(z.string()) }).nullable(),
          /** People missing now; null where nobody is. */
          missingNow: z.int().nullable(),
        }),
      ),
    }),
    errors: ['invalid-link', 'too-many-requests'],
  }),
  revoke: endpoint('revoke-share-link', {
    tag: 'share-links',
    summary: 'End a link: displays that show it stop at their next look',
    method: 'put',
    path: '/api/v1/share-links/:id/revocation',
    access: 'manager',
    params: z.strictObject({ id }),
    output: shareLinkRow,
    errors: ['not-found'],
  }),
} as const;
