/** `npm run -s token -- --role owner|manager|lead|viewer [--booth EVENT/BOOTH] --name NAME`: prints an API token. */
import { parseArgs } from 'node:util';
import { role as anyRole, type Role } from '#contracts/accounts';
import { line } from '#contracts/fields';
import type { Db } from '#server/database/prisma';
import { BadArguments, runCommand, withDatabase } from './with-database.ts';

const USAGE = 'npm run -s token -- --role owner|manager|lead|viewer [--booth EVENT/BOOTH] --name NAME';

interface Asked {
  role: Role;
  name: string;
  booth: { event: string; slug: string } | null;
}

const DOES = 'Prints an API token, which is shown once. A lead speaks for one booth.';

await runCommand({ usage: USAGE, does: DOES }, async () => {
  const asked = readArguments(process.argv.slice(2));
  const token = await withDatabase(async ({ db }) => {
    const { createToken } = await import('#server/tokens/store');
    const boothId = await findBoothId(db, asked);
    const { name, role } = asked;
    return createToken(db, { name, role, boothId, expiresAt: null, accountId: null });
  });
  process.stdout.write(`${token.token}\n`);
});

function readArguments(given: string[]): Asked {
  const { role, name, booth } = parse(given);
  const wanted = anyRole.safeParse(role);
  if (!wanted.success)
    throw new BadArguments(`--role must be owner, manager, lead or viewer. Usage: ${USAGE}`);
  const named = line(60).safeParse(name ?? '');
  if (!named.success)
    throw new BadArguments(
      `--name ${named.error.issues[0]?.message}: it says what the token is for. Usage: ${USAGE}`,
    );
  if ((wanted.data === 'lead') !== (booth !== undefined))
    throw new BadArguments(`--booth goes with --role lead, and only with it. Usage: ${USAGE}`);
  return { role: wanted.data, name: named.data, booth: booth === undefined ? null : readBooth(booth) };
}

function parse(args: string[]) {
  const option = { type: 'string' } as const;
  try {
    return parseArgs({ args, options: { role: option, name: option, booth: option } }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new BadArguments(`${reason}. Usage: ${USAGE}`);
  }
}

function readBooth(text: string) {
  const [event, slug, ...more] = text.split('/');
  if (!event || !slug || more.length > 0)
    throw new BadArguments(`--booth must be EVENT/BOOTH, such as kubecon-na-2025/copa. Usage: ${USAGE}`);
  return { event, slug };
}

async function findBoothId(db: Db, { booth }: Asked): Promise<string | null> {
  if (booth === null) return null;
  const { event, slug } = booth;
  const found = await db.booth.findFirst({ where: { slug, event: { slug: event }, archivedAt: null } });
  if (found === null) throw new BadArguments(`There is no booth ${slug} at an event ${event}.`);
  return found.id;
}
