import { z } from 'zod';
import { globalCollection } from './collection.ts';
import { email, line, optionalLine, rowFields } from './fields.ts';

export const standing = z.enum(['maintainer', 'contributor', 'ambassador', 'other']);
/** Kiosks are staffed by these. Others may be put on a shift; it stays visible. */
const ELIGIBLE: readonly string[] = ['maintainer', 'contributor', 'ambassador'] satisfies z.infer<
  typeof standing
>[];
export const isEligible = ({ standing }: { standing: string }) => ELIGIBLE.includes(standing);
/** Why not, as it is said everywhere: "Ana is …". */
export const NOT_ELIGIBLE = 'not listed as maintainer, contributor or ambassador';

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
