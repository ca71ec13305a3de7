import { DatabaseUnusable } from './database/data-folder.ts';
import { MigrationRefused } from './database/migrate.ts';
import { codeOf } from './database/sql.ts';
import { BadSetting, readEnv } from './env.ts';
import { DoorClosed } from './http/door.ts';
import { type Running, start } from './start.ts';

/** One press of Ctrl-C may reach us twice: from the terminal and from npm. */
const SAME_PRESS_MS = 500;

const say = (text: string) => process.stdout.write(`${text}\n`);
const complain = (text: string) => process.stderr.write(`${text}\n`);

const stopping = new AbortController();
let running: Running | null = null;
let signalledAt = 0;

process.on('SIGINT', onSignal);
process.on('SIGTERM', onSignal);
process.on('unhandledRejection', onUnhandled);
try {
  running = await start(readEnv(process.env), { signal: stopping.signal, onLost });
  say(running.welcome);
  if (stopping.signal.aborted) await leave(running);
} catch (error) {
  if (stopping.signal.aborted) goodbye();
  complain(`Pavilion did not start: ${reasonOf(error)}`);
  process.exit(1);
}

/** The first signal stops cleanly, also while we are starting; a second one at once. */
function onSignal() {
  const now = Date.now();
  if (stopping.signal.aborted && now - signalledAt > SAME_PRESS_MS) process.exit(1);
  if (stopping.signal.aborted) return;
  signalledAt = now;
  stopping.abort(new Error('stopped by the operator'));
  if (running !== null) void leave(running);
}

async function leave({ stop }: Running) {
  await stop();
  goodbye();
}

function goodbye(): never {
  say('Pavilion has stopped.');
  process.exit(0);
}

/** Whoever watches over us starts us again; what was acknowledged is on disk. */
function onLost(reason: string) {
  complain(`Pavilion stops, because its database did: ${reason}`);
  process.exit(1);
}

/**
 * When a connection to the database is lost, the driver may reject a promise of its own that nobody can catch. Whoever
 * waited has had an answer, and the connection is opened anew. Anything else ends Pavilion, as it should.
 */
function onUnhandled(error: unknown) {
  if (codeOf(error) === 'CONNECTION_CLOSED')
    return complain('A connection to the database was lost. It is opened anew.');
  complain(`Pavilion stops, because of a fault in it: ${reasonOf(error)}`);
  process.exit(1);
}

function reasonOf(error: unknown): string {
  const isKnown = [BadSetting, DatabaseUnusable, MigrationRefused, DoorClosed].some(
    (kind) => error instanceof kind,
  );
  if (isKnown && error instanceof Error) return error.message.replaceAll(/\s*\n\s*/g, ' ');
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
