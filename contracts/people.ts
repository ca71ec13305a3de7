import { z } from 'zod';
import { globalCollection } from './collection.ts';
import { email, line, optionalLine, rowFields } from './fields.ts';

export const standing = z.enum(['maintainer', 'contributor', 'ambassador', 'other']);
const fields = { name: line(120), affiliation: optionalLine(120), standing, email: email.nullable() };

const personRow = z.object({ ...rowFields, ...fields });
export type PersonRow = z.infer<typeof personRow>;

/** Staff, never visitors. Leads see the people of their own booths. */
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
