/** `npm run owner-link`: a new one-time link for an owner who is locked out. */
import { BadArguments, runCommand, withDatabase } from './with-database.ts';

await runCommand(async () => {
  if (process.argv.length > 2) throw new BadArguments('npm run owner-link takes no arguments.');
  const link = await withDatabase(async ({ db, env }) => {
    const { createOwnerLink } = await import('#server/invites/store');
    return createOwnerLink(db, new Date(), env.publicUrl ?? `http://localhost:${env.port}`);
  });
  process.stdout.write(`${link.url}\n`);
  process.stderr.write(
    `Open this link to set a new password. It works once, until ${link.expiresAt.toISOString()}. Earlier ones are worth nothing now.\n`,
  );
});
