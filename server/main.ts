import { DatabaseUnusable } from './database/embedded.ts';
import { MigrationRefused } from './database/migrate.ts';
import { BadSetting, readEnv } from './env.ts';
import { CannotStart, start } from './start.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);

try {
  const running = await start(readEnv(process.env));
  say(`Pavilion is ready on ${running.url}`);
  stopOnSignal(() => running.stop());
} catch (error) {
  process.stderr.write(`Pavilion did not start: ${reasonOf(error)}\n`);
  process.exit(1);
}

/** The first signal stops cleanly, a second one at once. */
function stopOnSignal(stop: () => Promise<void>) {
  let isStopping = false;
  const onSignal = async () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    await stop();
    say('Pavilion has stopped.');
    process.exit(0);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

function reasonOf(error: unknown): string {
  const isKnown = [BadSetting, DatabaseUnusable, MigrationRefused, CannotStart].some(
    (kind) => error instanceof kind,
  );
  if (isKnown && error instanceof Error) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
