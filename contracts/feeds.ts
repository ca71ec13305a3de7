import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { id, instant, line, slug } from './fields.ts';

const feedRow = z.object({
  id,
  boothId: id.nullable(),
  boothName: line(120).nullable(),
  createdAt: instant,
  revokedAt: instant.nullable(),
});

/** Calendars of a booth's shifts, or of a whole event's, for leads and managers. Read-only, until they are ended. */
export const feeds = {
  /** What a calendar program reads, again and again. */
  read: endpoint('get-feed', {
    tag: 'feeds',
    summary:
      'The shifts as a calendar (iCalendar): each keeps its UID, and a change raises its sequence number',
    method: 'get',
    path: '/api/v1/calendars/:feed.ics',
    access: 'anyone',
    params: z.strictObject({ feed: z.string().max(100) }),
    mediaType: 'text/calendar',
    errors: ['not-found'],
  }),
  list: endpoint('list-feeds', {
    tag: 'feeds',
    summary: 'List the calendars that were given out for booths and the event',
    method: 'get',
    path: '/api/v1/events/:event/feeds',
    access: 'lead',
    params: z.strictObject({ event: slug }),
    output: z.object({ items: z.array(feedRow), next: id.nullable() }),
    errors: ['not-found'],
  }),
  create: endpoint('create-feed', {
    tag: 'feeds',
    summary: 'Make the address of a calendar: of one booth, or of the whole event',
    method: 'post',
    path: '/api/v1/events/:event/feeds',
    access: 'lead',
    params: z.strictObject({ event: slug }),
    body: z.strictObject({ boothId: id.nullable() }),
    /** The address is shown once: only a hash is kept. */
    output: feedRow.extend({ url: z.string() }),
    status: 201,
    errors: ['not-found', 'not-your-booth', 'wrong-event', 'archived'],
  }),
  revoke: endpoint('revoke-feed', {
    tag: 'feeds',
    summary: 'End a calendar: its address answers nothing any more',
    method: 'put',
    path: '/api/v1/feeds/:id/revocation',
    access: 'lead',
    params: z.strictObject({ id }),
    output: feedRow,
    errors: ['not-found', 'not-your-booth'],
  }),
} as const;
