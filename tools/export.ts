/** `npm run -s export -- --event SLUG --format FORMAT [--booth SLUG] [--table TABLE] [--out FILE]`: to stdout or a file. */
import { parseArgs } from 'node:util';
import { readTarget, writeWhole } from './whole-file.ts';
import { BadArguments, runCommand, withDatabase } from './with-database.ts';

const USAGE =
  'npm run -s export -- --event SLUG --format md|csv|zip|xlsx|json [--booth SLUG] [--table TABLE] [--out FILE]';

const DOES = 'Writes the summary of an event, or of one of its booths, to stdout or a file.';

await runCommand({ usage: USAGE, does: DOES }, async () => {
  const { event, format, booth, table: name, out } = readArguments(process.argv.slice(2));
  const target = out === undefined ? null : readTarget(out);
  const file = await withDatabase(async ({ sql }) => {
    const { passGate } = await import('#server/http/gates');
    const { readReport } = await import('#server/reports/report');
    const { renderSummary, requireFormat, requireTable } = await import('#server/summary/rules');
    const known = requireFormat(format);
    const table = name === undefined ? undefined : requireTable(name);
    // Whoever reaches the database's settings may read everything in it.
    const scope = passGate('read', { kind: 'token', id: 'export', role: 'viewer', boothIds: [] });
    const report = await readReport(sql, scope, { event, booth, now: new Date() });
    return renderSummary(report, known, { booth, table });
  });
  if (target === null && process.stdout.isTTY && typeof file.body !== 'string')
    throw new BadArguments(`A terminal cannot show ${format}. Name a file with --out, or pipe it on.`);
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
    const options = { event: option, format: option, booth: option, table: option, out: option };
    return parseArgs({ args, options }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new BadArguments(`${reason}. Usage: ${USAGE}`);
  }
}
