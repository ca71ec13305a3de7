/** `npm run owner-link [-- --email ADDRESS]`: a one-time link for the first owner, or for one who is locked out. */
import { parseArgs } from 'node:util';
import { email as anyEmail } from '#contracts/fields';
import type { Db } from '#server/database/prisma';
import type { NewLink } from '#server/invites/store';
import { BadArguments, runCommand, withDatabase } from './with-database.ts';

const USAGE = 'npm run owner-link [-- --email ADDRESS]';
const DOES =
  'Prints a one-time link: with which the first owner makes an account, or with which an owner sets a new password. ' +
  'With several owners --email says which one. With an address that is no owner yet, its user becomes one.';

await runCommand({ usage: USAGE, does: DOES }, async () => {
  const email = readEmail(process.argv.slice(2));
  const link = await withDatabase(({ db, env }) =>
    makeLink(db, email, env.publicUrl ?? `http://localhost:${env.port}`),
  );
  process.stdout.write(`${link.url}\n`);
  process.stderr.write(
    `${link.purpose} It works once, until ${link.expiresAt.toISOString()}. Earlier ones are worth nothing now.\n`,
  );
});

async function makeLink(db: Db, email: string | null, url: string): Promise<NewLink & { purpose: string }> {
  const { listOwners } = await import('#server/accounts/store');
  const { createOwnerLink, createOwnerReset } = await import('#server/invites/store');
  const owners = await listOwners(db);
  if (email === null && owners.length > 1)
    throw new BadArguments(
      `There are ${owners.length} owners: ${owners.map((owner) => `${owner.email} (${owner.name})`).join(', ')}. Usage: ${USAGE}`,
    );
  const owner = email === null ? owners[0] : owners.find((one) => one.email === email);
  if (owner !== undefined) {
    const made = await createOwnerReset(db, owner, new Date(), url);
    return { ...made, purpose: `With this link ${owner.email} sets a new password.` };
  }
  const made = await createOwnerLink(db, new Date(), url, email);
  return { ...made, purpose: `With this link ${email ?? 'its user'} becomes an owner.` };
}

function readEmail(args: string[]): string | null {
  const given = parse(args);
  if (given === undefined) return null;
  const read = anyEmail.safeParse(given.toLowerCase());
  if (!read.success) throw new BadArguments(`--email ${read.error.issues[0]?.message}. Usage: ${USAGE}`);
  return read.data;
}

function parse(args: string[]): string | undefined {
  try {
    return parseArgs({ args, options: { email: { type: 'string' } } }).values.email;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new BadArguments(`${reason}. Usage: ${USAGE}`);
  }
}
