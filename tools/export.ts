/** `npm run -s export -- --event SLUG --format FORMAT [--booth SLUG] [--out FILE]`: the summary, to stdout or a file. */
import { parseArgs } from 'node:util';
import { readTarget, writeWhole } from './whole-file.ts';
import { BadArguments, runCommand, withDatabase } from './with-database.ts';

const USAGE = 'npm run -s export -- --event SLUG --format md|html|csv|json [--booth SLUG] [--out FILE]';

const DOES = 'Writes the summary of an event, or of one of its booths, to stdout or a file.';

const internal = { edition: 'internal', drafts: 'marked', frontMatter: false } as const;

await runCommand({ usage: USAGE, does: DOES }, async () => {
  const { event, format, booth, out } = readArguments(process.argv.slice(2));
  const target = out === undefined ? null : readTarget(out);
  const file = await withDatabase(async ({ sql }) => {
    const { passGate } = await import('#server/http/gates');
    const { readReport } = await import('#server/reports/report');
    const { renderSummary, requireFormat } = await import('#server/summary/rules');
    const known = requireFormat(format);
    // Whoever reaches the database's settings may read everything in it.
    const scope = passGate('read', { kind: 'token', id: 'export', role: 'viewer', boothIds: [] });
    const booths = booth === undefined ? null : [booth];
    const report = await readReport(sql, scope, { event, booths, now: new Date() });
    return renderSummary(report, known, internal, booths);
  });
  if (target === null) process.stdout.write(file.body);
  else writeWhole(target, file.body);
});

function readArguments(given: string[]) {
  const { event, format, ...rest } = parse(given);
  if (event === undefined || format === undefined)
    throw new BadArguments(`--event and --format are needed. Usage: ${USAGE}`);
  return { event, format, ...rest };
}

function parse(args: string[]) {
  const option = { type: 'string' } as const;
  try {
    const options = { event: option, format: option, booth: option, out: option };
    return parseArgs({ args, options }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new BadArguments(`${reason}. Usage: ${USAGE}`);
  }
}
