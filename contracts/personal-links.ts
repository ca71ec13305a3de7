import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { attemptId, postEnrolment } from './enrolment.ts';
import { id, instant, line, slug } from './fields.ts';

const eventParams = z.strictObject({ event: slug });

const personalLinkRow = z.object({
  id,
  personId: id,
  personName: line(120),
  createdAt: instant,
  expiresAt: instant,
  lastUsedAt: instant.nullable(),
  revokedAt: instant.nullable(),
});

const listedLink = personalLinkRow.extend({
  /** Whether whoever asks may end it: a lead may if they lead every booth that its person stands for. */
  mayEnd: z.boolean(),
});

export const personalLinks = {
  list: endpoint('list-personal-links', {
    tag: 'personal-links',
    summary: 'List the links of representatives',
    method: 'get',
    path: '/api/v1/events/:event/personal-links',
    access: 'lead',
    params: eventParams,
    output: z.object({ items: z.array(listedLink), next: id.nullable() }),
  }),
  create: endpoint('create-personal-link', {
    tag: 'personal-links',
    summary: 'Make the link with which a representative connects the own phone for the booths they stand for',
    method: 'post',
    path: '/api/v1/events/:event/personal-links',
    access: 'lead',
    params: eventParams,
    body: z.strictObject({ personId: id }),
    /** The address is shown once: only a hash is kept. */
    output: personalLinkRow.extend({ url: z.string() }),
    status: 201,
    errors: ['not-found', 'not-your-booth', 'archived', 'outside-event'],
  }),
  revoke: endpoint('revoke-personal-link', {
    tag: 'personal-links',
    summary:
      'Make a personal link unusable and disconnect the phones that came by it; they can still save their unsent items to a file',
    method: 'put',
    path: '/api/v1/personal-links/:id/revocation',
    access: 'lead',
    params: z.strictObject({ id }),
    output: personalLinkRow,
    errors: ['not-found', 'not-your-booth'],
  }),
  /** Says whose link it is before anything is connected. */
  look: endpoint('look-at-personal-link', {
    tag: 'personal-links',
    summary: 'Whose link this is, and for which booths; changes nothing',
    method: 'post',
    path: '/api/v1/personal-links/look',
    access: 'anyone',
    body: z.strictObject({ secret: z.string().max(100) }),
    output: z.object({
      personName: line(120),
      eventName: line(120),
      booths: z.array(z.object({ id, name: line(120) })),
    }),
    errors: ['invalid-link', 'too-many-requests'],
  }),
  redeem: endpoint('redeem-personal-link', {
    tag: 'personal-links',
    summary: 'Connect this phone',
    method: 'post',
    path: '/api/v1/personal-links/devices',
    access: 'anyone',
    body: z.strictObject({ secret: z.string().max(100), name: line(60), attemptId }),
    output: postEnrolment.output,
    status: 201,
    errors: ['invalid-link', 'too-many-requests'],
  }),
} as const;
