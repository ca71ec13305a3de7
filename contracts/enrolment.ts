import { z } from 'zod';
import { deviceKind } from './devices.ts';
import { endpoint } from './endpoint.ts';
import { id, instant, line, optionalLine, slug } from './fields.ts';

const eventParams = z.strictObject({ event: slug });

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

/** On one sheet. */
export const MOST_TABLETS = 200;

export const enrolmentCodes = {
  list: endpoint('list-enrolment-codes', {
    tag: 'devices',
    summary: 'List the codes that can still connect a device',
    method: 'get',
    path: '/api/v1/events/:event/enrolment-codes',
    access: 'lead',
    params: eventParams,
    output: z.object({ items: z.array(enrolmentCodeRow), next: id.nullable() }),
  }),
  create: endpoint('create-enrolment-code', {
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
  createMany: endpoint('create-enrolment-codes', {
    tag: 'devices',
    summary: 'Make a single-use code for each of many tablets: all of them or none',
    method: 'post',
    path: '/api/v1/events/:event/enrolment-codes/batch',
    access: 'lead',
    params: eventParams,
    body: z.strictObject({
      tablets: z
        .array(z.strictObject({ boothId: id, name: optionalLine(60).default('') }))
        .min(1, 'must name at least one')
        .max(MOST_TABLETS, `must be at most ${MOST_TABLETS}`),
    }),
    /** In the order in which they were asked for. */
    output: z.object({ items: z.array(newEnrolmentCode) }),
    status: 201,
    errors: ['not-found', 'wrong-event', 'not-your-booth', 'archived'],
  }),
  revoke: endpoint('revoke-enrolment-code', {
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

/**
 * Made by the device from random bits and kept until it has the answer. Within 15 minutes the same attempt may be repeated
 * if its answer was lost: it gets a fresh token for the same device, as long as that was not heard of.
 */
export const attemptId = z.uuidv4('must be a UUIDv4').optional();

export const postEnrolment = endpoint('post-enrolment', {
  tag: 'devices',
  summary: 'Redeem a code: connects this tablet',
  method: 'post',
  path: '/api/v1/devices/enrolment',
  access: 'anyone',
  body: z.strictObject({ code: z.string().max(40), name: line(60), attemptId }),
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
