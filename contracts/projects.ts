import { z } from 'zod';
import { globalCollection } from './collection.ts';
import { line, rowFields, slug, webUrl } from './fields.ts';

export const maturity = z.enum(['sandbox', 'incubating', 'graduated', 'archived']);

const fields = {
  name: line(120),
  /** A community, such as a KCD, has a kiosk like a project. */
  kind: z.enum(['project', 'community']),
  maturity: maturity.nullable(),
  url: webUrl.nullable(),
  aliases: z
    .array(line(120))
    .max(20)
    .refine(
      (all) => new Set(all.map((one) => one.toLowerCase())).size === all.length,
      'names an alias twice',
    ),
};

const projectRow = z.object({ ...rowFields, slug, ...fields });
export type ProjectRow = z.infer<typeof projectRow>;

export const projects = globalCollection({
  noun: 'projects',
  one: 'a project',
  read: 'read',
  write: 'manager',
  row: projectRow,
  /** Without a slug, a free one is made from the name, and a name that is there already is refused. */
  input: z.strictObject({
    slug: slug.optional(),
    ...fields,
    kind: fields.kind.default('project'),
    maturity: fields.maturity.default(null),
    url: fields.url.default(null),
    aliases: fields.aliases.default([]),
  }),
  change: z.strictObject(fields).partial(),
});
