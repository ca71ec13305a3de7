import { z } from 'zod';
import { globalCollection } from './collection.ts';
import { endpoint } from './endpoint.ts';
import { email, id, line, optionalLine, rowFields } from './fields.ts';

export const standing = z.enum(['maintainer', 'contributor', 'ambassador', 'other']);
export type Standing = z.infer<typeof standing>;
/** Kiosks are staffed by these. Others may be put on a shift; it stays visible. */
const ELIGIBLE: readonly string[] = ['maintainer', 'contributor', 'ambassador'] satisfies Standing[];
export const isEligible = ({ standing }: { standing: string }) => ELIGIBLE.includes(standing);
/** Why not, as it is said everywhere: "Ana is …". */
export const NOT_ELIGIBLE = 'not listed as maintainer, contributor or ambassador';

const fields = { name: line(120), affiliation: optionalLine(120), standing, email: email.nullable() };

const personRow = z.object({ ...rowFields, ...fields });
export type PersonRow = z.infer<typeof personRow>;

/** Staff, never visitors. Leads see the people of their own booths; whoever only reads sees no e-mail addresses. */
export const people = globalCollection({
  noun: 'people',
  one: 'a person',
  read: 'read',
  write: 'manager',
  row: personRow,
  input: z.strictObject({
    ...fields,
    affiliation: fields.affiliation.default(''),
    standing: standing.default('other'),
    email: fields.email.default(null),
  }),
  change: z.strictObject(fields).partial(),
});

/** Asked before somebody goes to the archive. */
export const getShiftsAhead = endpoint('get-shifts-ahead', {
  tag: 'people',
  summary: 'How many shifts of a person are not over yet, at all events that are not archived',
  method: 'get',
  path: '/api/v1/people/:id/shifts-ahead',
  access: 'manager',
  params: z.strictObject({ id }),
  output: z.object({ shifts: z.int() }),
  errors: ['not-found'],
});
