import { z } from 'zod';
import { eventCollection } from './collection.ts';
import { endpoint } from './endpoint.ts';
import { id, instant, line, localDate, optionalLine, rowFields, slug } from './fields.ts';
import { boothFigure } from './sync.ts';

const eventParams = z.strictObject({ event: slug });
const deviceKind = z.enum(['tablet', 'phone']);

const deviceRow = z.object({
  ...rowFields,
  kind: deviceKind,
  name: line(60),
  /** Whose phone it is. */
  personId: id.nullable(),
  /** Where it counts now: one booth for a tablet, several for a phone. */
  boothIds: z.array(id),
  enrolledAt: instant,
  revokedAt: instant.nullable(),
  lastSeenAt: instant.nullable(),
  /** As it said last; null before its first word. */
  unsent: z.int().nullable(),
  clientVersion: z.string().nullable(),
  clockOffsetMs: z.int().nullable(),
});
export type DeviceRow = z.infer<typeof deviceRow>;

const collection = eventCollection({
  noun: 'devices',
  one: 'a device',
  read: 'read',
  write: 'lead',
  row: deviceRow,
  input: z.never(),
  change: z.strictObject({ name: line(60) }).partial(),
  query: { boothId: id.optional() },
  errors: ['not-your-booth'],
});

const enrolmentCodeRow = z.object({
  id,
  name: optionalLine(60),
  boothIds: z.array(id),
  expiresAt: instant,
  usedAt: instant.nullable(),
  revokedAt: instant.nullable(),
});
export type EnrolmentCodeRow = z.infer<typeof enrolmentCodeRow>;

/** Shown once, when it is made: only a hash is kept. */
const newEnrolmentCode = enrolmentCodeRow.extend({ code: z.string(), url: z.string() });
export type NewEnrolmentCode = z.infer<typeof newEnrolmentCode>;

export const devices = {
  list: collection.list,
  get: collection.get,
  change: collection.change,
  move: endpoint('move-device', {
    tag: 'devices',
    summary:
      'Place a tablet at another booth; what it has not sent yet stays with the booth where it was tapped',
    method: 'put',
    path: '/api/v1/devices/:id/placement',
    access: 'lead',
    params: z.strictObject({ id }),
    body: z.strictObject({ boothIds: z.array(id).min(1).max(20) }),
    output: deviceRow,
    isVersioned: true,
    errors: ['not-found', 'stale', 'version-missing', 'wrong-event', 'not-your-booth', 'archived'],
  }),
  revoke: endpoint('revoke-device', {
    tag: 'devices',
    summary: 'Disconnect a device; it can still save its unsent items to a file',
    method: 'put',
    path: '/api/v1/devices/:id/revocation',
    access: 'lead',
    params: z.strictObject({ id }),
    output: deviceRow,
    isVersioned: true,
    errors: ['not-found', 'stale', 'version-missing', 'not-your-booth'],
  }),
  listCodes: endpoint('list-enrolment-codes', {
    tag: 'devices',
    summary: 'List the codes that can still connect a device',
    method: 'get',
    path: '/api/v1/events/:event/enrolment-codes',
    access: 'lead',
    params: eventParams,
    output: z.object({ items: z.array(enrolmentCodeRow), next: id.nullable() }),
  }),
  createCode: endpoint('create-enrolment-code', {
    tag: 'devices',
    summary: 'Make a single-use code that connects one tablet',
    method: 'post',
    path: '/api/v1/events/:event/enrolment-codes',
    access: 'lead',
    params: eventParams,
    body: z.strictObject({
      boothIds: z.array(id).min(1).max(20),
      name: optionalLine(60).default(''),
      /** Re-issue for this device: redeeming it disconnects the one that has it now. */
      deviceId: id.nullable().default(null),
    }),
    output: newEnrolmentCode,
    status: 201,
    errors: ['not-found', 'wrong-event', 'not-your-booth', 'archived'],
  }),
  revokeCode: endpoint('revoke-enrolment-code', {
    tag: 'devices',
    summary: 'Make a code unusable',
    method: 'put',
    path: '/api/v1/enrolment-codes/:id/revocation',
    access: 'lead',
    params: z.strictObject({ id }),
    output: enrolmentCodeRow,
    errors: ['not-found', 'not-your-booth'],
  }),
} as const;

const deviceShift = z.object({
  id,
  boothId: id,
  startsAt: instant,
  endsAt: instant,
  minimum: z.int(),
  target: z.int(),
  personIds: z.array(id),
});

/** Everything that a device needs while there is no network. */
export const deviceState = z.object({
  device: z.object({ id, name: line(60), kind: deviceKind }),
  event: z.object({
    id,
    slug,
    name: line(120),
    timeZone: z.string(),
    simulated: z.boolean(),
    countingRule: z.string(),
    startsOn: localDate,
    endsOn: localDate,
  }),
  days: z.array(z.object({ date: localDate, opensAt: instant, closesAt: instant })),
  booths: z.array(
    z.object({
      id,
      slug,
      name: line(120),
      goal: z.int().nullable(),
      kiosk: z.string().nullable(),
      slots: z.array(z.object({ startsAt: instant, endsAt: instant, kiosk: z.string().nullable() })),
    }),
  ),
  shifts: z.array(deviceShift),
  people: z.array(z.object({ id, name: line(120) })),
  topics: z.array(z.object({ slug, label: z.string(), boothId: id.nullable() })),
  notes: z.array(z.object({ id, boothId: id, text: z.string(), occurredAt: instant })),
  figures: z.array(boothFigure),
  serverVersion: z.string(),
});
export type DeviceState = z.infer<typeof deviceState>;

export const getCurrentDevice = endpoint('get-current-device', {
  tag: 'devices',
  summary: 'What this device needs while there is no network (answers with an ETag)',
  method: 'get',
  path: '/api/v1/devices/current',
  access: 'device',
  output: deviceState,
  errors: ['device-revoked'],
});

export const postEnrolment = endpoint('post-enrolment', {
  tag: 'devices',
  summary: 'Redeem a code: connects this tablet',
  method: 'post',
  path: '/api/v1/devices/enrolment',
  access: 'anyone',
  body: z.strictObject({ code: z.string().max(40), name: line(60) }),
  output: z.object({
    /** Shown once; the device keeps it. */
    token: z.string(),
    device: z.object({ id, name: line(60), kind: deviceKind }),
    booths: z.array(z.object({ id, slug, name: line(120) })),
  }),
  status: 201,
  errors: ['invalid-code', 'too-many-requests'],
});
export type Enrolment = z.infer<(typeof postEnrolment)['output']>;

export const personalLinkRow = z.object({
  id,
  personId: id,
  personName: line(120),
  createdAt: instant,
  expiresAt: instant,
  lastUsedAt: instant.nullable(),
  revokedAt: instant.nullable(),
});

export const personalLinks = {
  list: endpoint('list-personal-links', {
    tag: 'personal-links',
    summary: 'List the links of representatives',
    method: 'get',
    path: '/api/v1/events/:event/personal-links',
    access: 'lead',
    params: eventParams,
    output: z.object({ items: z.array(personalLinkRow), next: id.nullable() }),
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
    summary: 'Make a personal link unusable',
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
    body: z.strictObject({ secret: z.string().max(100), name: line(60) }),
    output: postEnrolment.output,
    status: 201,
    errors: ['invalid-link', 'too-many-requests'],
  }),
} as const;
