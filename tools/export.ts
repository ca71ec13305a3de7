/** `npm run -s export -- --event SLUG --format FORMAT [--out FILE]`: the summary, to stdout or a file. */
import { parseArgs } from 'node:util';
import { printWhole, readTarget, writeWhole } from './whole-file.ts';
import { BadArguments, runCommand, withDatabase } from './with-database.ts';

const USAGE =
  'npm run -s export -- --event SLUG --format md|html|pdf|csv|zip|xlsx|json [--booth SLUG]... [--edition internal|post|brief] ' +
  '[--drafts marked|left-out] [--front-matter] [--table TABLE] [--paper a4|letter] [--with SLUG] [--out FILE]';

const DOES =
  'Writes the summary of an event, of some of its booths, or beside another event, to stdout or a file.';

await runCommand({ usage: USAGE, does: DOES }, async () => {
  const { event, format, choices: given, out } = readArguments(process.argv.slice(2));
  const target = out === undefined ? null : readTarget(out);
  // Before the database is started, which takes seconds.
  const choices = await readChoices(given);
  const file = await withDatabase(async ({ sql }) => {
    const { passGate } = await import('#server/http/gates');
    const { makeSummary } = await import('#server/summary/making');
    // Whoever reaches the database's settings may read everything in it.
    const scope = passGate('read', { kind: 'token', id: 'export', role: 'viewer', boothIds: [] });
    return makeSummary(sql, scope, { event, format, choices, now: new Date() });
  });
  if (target === null && process.stdout.isTTY && typeof file.body !== 'string')
    throw new BadArguments(`A terminal cannot show ${format}. Name a file with --out, or pipe it on.`);
  if (target === null) await printWhole(file.body);
  else writeWhole(target, file.body);
});

function readArguments(given: string[]) {
  const { event, format, out, 'front-matter': frontMatter, ...rest } = parse(given);
  if (event === undefined || format === undefined)
    throw new BadArguments(`--event and --format are needed. Usage: ${USAGE}`);
  return { event, format, out, choices: { ...rest, ...(frontMatter ? { frontMatter: 'true' } : {}) } };
}

/** What the API takes as a query, under the same names. */
async function readChoices(given: object) {
  const { getSummary } = await import('#contracts/report');
  const { data, error } = getSummary.query.safeParse(given);
  const [issue] = error?.issues ?? [];
  if (data === undefined) throw new BadArguments(`--${String(issue?.path[0])} ${issue?.message}`);
  return data;
}

function parse(args: string[]) {
  const option = { type: 'string' } as const;
  try {
    const options = {
      ...{ event: option, format: option, out: option },
      booth: { type: 'string', multiple: true },
      ...{ edition: option, drafts: option, table: option, paper: option, with: option },
      'front-matter': { type: 'boolean' },
    } as const;
    return parseArgs({ args, options }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new BadArguments(`${reason}. Usage: ${USAGE}`);
  }
}
