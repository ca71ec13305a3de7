/** `npm run doctor`: says what is wrong with this deployment and what to do, and exits with 1 if anything is. */
import { buildAll } from './build.ts';
import { BadArguments, runCommand } from './with-database.ts';

const USAGE = 'npm run doctor';
const DOES = 'Says what is wrong with this deployment and what to do; exits with 1 if anything is.';

await runCommand({ usage: USAGE, does: DOES }, async () => {
  if (process.argv.length > 2) throw new BadArguments(`${USAGE} takes no arguments.`);
  await buildAll({ clientOnly: true });
  await examineAll();
});

async function examineAll() {
  const { readEnv } = await import('#server/env');
  const { examine } = await import('#server/doctor/examination');
  try {
    const findings = await examine(readEnv(process.env));
    for (const { what, detail, advice } of findings) {
      console.log(`${advice === null ? 'ok     ' : 'problem'}  ${what}: ${detail}`);
      if (advice !== null) console.log(`         ${advice}`);
    }
    process.exitCode = findings.every(({ advice }) => advice === null) ? 0 : 1;
  } catch (error) {
    console.log(`problem  ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}
