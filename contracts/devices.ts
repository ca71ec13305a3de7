import { z } from 'zod';
import { eventCollection } from './collection.ts';
import { endpoint } from './endpoint.ts';
import { feedbackKind } from './feedback.ts';
import { id, instant, line, localDate, rowFields, slug } from './fields.ts';
import { MOST_FORMER_DEVICES } from './former-devices.ts';
import { highlightState } from './highlight-state.ts';
import { boothFigure, describedSavedItems, deviceStorage, receipt, savedItems } from './sync.ts';

export const deviceKind = z.enum(['tablet', 'phone']);

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
  storage: deviceStorage.nullable(),
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
  handIn: endpoint('hand-in-items', {
    tag: 'devices',
    summary: 'Hand in items that a device saved to a file; the same receipts as if it had sent them itself',
    method: 'post',
    path: '/api/v1/devices/:id/hand-ins',
    access: 'lead',
    params: z.strictObject({ id }),
    body: savedItems,
    takesItems: true,
    described: describedSavedItems,
    output: z.object({ receipts: z.array(receipt) }),
    errors: ['not-found', 'not-your-booth', 'too-large'],
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

/** What the screen Notes needs. Each with a default: an older server does not say it. */
const notesOfDevice = {
  /** What was said before at these booths, the most mentioned first. */
  feedback: z
    .array(z.object({ id, boothId: id, kind: feedbackKind, text: z.string(), mentions: z.int().min(1) }))
    .default([]),
  /** The booths' paragraphs, with the ids of what this record keeps beside them. */
  paragraphs: z
    .array(
      z.object({
        boothId: id,
        body: z.string(),
        state: highlightState.nullable(),
        version: z.int().nullable(),
        besideIds: z.array(id),
      }),
    )
    .default([]),
  /** What a visitor agrees to before a name or an address is written down; empty: none may be. */
  consentText: z.string().default(''),
};

const deviceBooth = z.object({
  id,
  slug,
  name: line(120),
  goal: z.int().nullable(),
  kiosk: z.string().nullable(),
  slots: z.array(z.object({ startsAt: instant, endsAt: instant, kiosk: z.string().nullable() })),
  /** Topics by how many of the booth's visitors spoke of them; those that nobody spoke of are absent. */
  topics: z.array(slug).default([]),
});

/** What a device is told of who came, went or stayed on. */
const deviceAttendance = z.object({
  id,
  boothId: id,
  /** Of the booth: it may be one that this device does not count for. */
  booth: line(120),
  personId: id.nullable(),
  name: z.string(),
  kind: z.enum(['check-in', 'check-out', 'extension']),
  at: instant,
  shiftId: id.nullable(),
  /** Of an extension. */
  until: instant.nullable(),
  deviceId: id.nullable(),
  /** The device's name; null when a program sent it. */
  device: z.string().nullable(),
});
export type DeviceAttendance = z.infer<typeof deviceAttendance>;

/** Everything that a device needs while there is no network. */
export const deviceState = z.object({
  device: z.object({
    id,
    name: line(60),
    kind: deviceKind,
    /** Whose phone it is. */
    personId: id.nullable().default(null),
  }),
  event: z.object({
    id,
    slug,
    name: line(120),
    timeZone: z.string(),
    simulated: z.boolean(),
    /** Over and put away: nothing more is taken. */
    isArchived: z.boolean().default(false),
    countingRule: z.string(),
    startsOn: localDate,
    endsOn: localDate,
  }),
  days: z.array(z.object({ date: localDate, opensAt: instant, closesAt: instant })),
  booths: z.array(deviceBooth),
  /** Of its booths and their neighbours; so are people, attendance and representatives. */
  shifts: z.array(deviceShift),
  people: z.array(z.object({ id, name: line(120) })),
  topics: z.array(z.object({ slug, label: z.string(), boothId: id.nullable() })),
  notes: z.array(z.object({ id, boothId: id, text: z.string(), occurredAt: instant })),
  ...notesOfDevice,
  figures: z.array(boothFigure),
  /** What everybody but this device counted today: each device, and all of them by five minutes. */
  counting: z
    .array(
      z.object({
        boothId: id,
        others: z.array(
          z.object({ id, name: line(60), kind: deviceKind, visitors: z.int(), lastAt: instant }),
        ),
        fiveMinutes: z.array(z.object({ startsAt: instant, visitors: z.int() })).default([]),
      }),
    )
    .default([]),
  /** Talks of the booths' projects. */
  talks: z
    .array(z.object({ id, boothIds: z.array(id), title: z.string(), startsAt: instant, endsAt: instant }))
    .default([]),
  serverVersion: z.string(),
  /** For a tablet: the other booths of its kiosk. It may count for them and go over to one of them. */
  neighbours: z.array(deviceBooth).default([]),
  /** Of the last day, in the order in which it holds. */
  attendance: z.array(deviceAttendance).default([]),
  /** Who stands for which booth. */
  representatives: z.array(z.object({ boothId: id, personIds: z.array(id) })).default([]),
});
export type DeviceState = z.infer<typeof deviceState>;

const uuid = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const formerly = new RegExp(`^${uuid}(,${uuid}){0,${MOST_FORMER_DEVICES - 1}}$`);

export const getCurrentDevice = endpoint('get-current-device', {
  tag: 'devices',
  summary: 'What this device needs while there is no network (answers with an ETag)',
  method: 'get',
  path: '/api/v1/devices/current',
  access: 'device',
  query: z.strictObject({
    /** Ids, parted by commas, under which this browser was connected before: what they counted is not others'. */
    formerly: z
      .string()
      .regex(formerly, `must be at most ${MOST_FORMER_DEVICES} ids, parted by commas`)
      .optional(),
  }),
  output: deviceState,
  errors: ['device-revoked'],
});

export const revokeCurrentDevice = endpoint('revoke-current-device', {
  tag: 'devices',
  summary: 'A device is handed back: it disconnects itself, and its token no longer works',
  method: 'put',
  path: '/api/v1/devices/current/revocation',
  access: 'device',
  output: z.object({ revokedAt: instant }),
  errors: ['device-revoked'],
});

export const placeCurrentDevice = endpoint('place-current-device', {
  tag: 'devices',
  summary:
    'Go over to another booth of the kiosk, or back to one where this tablet was; what it has not sent yet stays with the booth where it was tapped',
  method: 'put',
  path: '/api/v1/devices/current/placement',
  access: 'device',
  body: z.strictObject({ boothId: id }),
  output: deviceState,
  errors: ['device-revoked', 'not-found', 'wrong-event', 'not-placed', 'archived'],
});
