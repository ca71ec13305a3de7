import { z } from 'zod';

/** Every code that an answer can carry, with its HTTP status. Clients may rely on the codes; the details are for people. */
export const errorStatus = {
  'invalid-input': 400,
  'not-json': 400,
  'bad-cursor': 400,
  'outside-event': 400,
  'in-the-future': 400,
  'in-wrong-order': 400,
  'wrong-event': 400,
  'wrong-email': 400,
  'invalid-code': 400,
  'invalid-link': 400,
  'weak-password': 400,
  'not-signed-in': 401,
  'wrong-credentials': 401,
  'password-needed': 401,
  'device-revoked': 401,
  'not-allowed': 403,
  'not-your-booth': 403,
  'not-placed': 403,
  'wrong-origin': 403,
  'not-found': 404,
  'unknown-format': 404,
  'method-not-allowed': 405,
  stale: 409,
  taken: 409,
  'kiosk-taken': 409,
  'slot-overlaps': 409,
  'zone-in-use': 409,
  'in-use': 409,
  archived: 409,
  'last-owner': 409,
  'shift-over': 409,
  'too-large': 413,
  'not-json-type': 415,
  'version-missing': 428,
  'too-many-requests': 429,
  unexpected: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** RFC 9457 problem details. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]]),
  detail: z.string(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  /** With `stale`: the row as it is now, and the version that was sent. */
  current: z.unknown().optional(),
  sentVersion: z.int().optional(),
  currentVersion: z.int().optional(),
});
export type Problem = z.infer<typeof problem>;

/**
 * The same as a page reads it, which may be older than the server: a code that it does not know comes with a title and a
 * detail that it can show all the same.
 */
export const problemHeard = problem.extend({
  code: z.union([
    problem.shape.code,
    z
      .string()
      .regex(/^[a-z]+(-[a-z]+)*$/)
      .brand<'newer'>(),
  ]),
});
export type ProblemHeard = z.infer<typeof problemHeard>;
