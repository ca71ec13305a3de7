/** `npm run doctor`: says what is wrong with this deployment and what to do, and exits with 1 if anything is. */
import { buildAll } from './build.ts';

await buildAll({ clientOnly: true });
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
