import type { AppOptions } from './app.ts';
import { openDatabase } from './database/open.ts';
import type { Env } from './env.ts';
import { openDoor } from './http/door.ts';
import { createLog } from './log.ts';
import { tabletUrlOf, welcome } from './welcome.ts';

export interface Running {
  url: string;
  /** What the operator reads: the address, the owner's link, how to connect a tablet. */
  welcome: string;
  options: AppOptions;
  stop(): Promise<void>;
}

interface Life {
  /** Aborted when the operator stops us, also while we are starting. */
  signal: AbortSignal;
  /** The database is gone and does not come back. */
  onLost: (reason: string) => void;
}

/**
 * Starts everything; the returned stop() lets running requests finish first. What was started is stopped again when a
 * later step fails or the signal is aborted.
 */
export async function start(env: Env, life: Life): Promise<Running> {
  const door = await openDoor(env);
  const undo: (() => Promise<void>)[] = [];
  const stop = async () => {
    await door.close();
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const url = env.publicUrl ?? `http://localhost:${door.port}`;
    const log = createLog(env.logLevel);
    life.signal.throwIfAborted();
    const database = await openDatabase(env, log, { url, onLost: life.onLost });
    undo.push(database.stop);
    life.signal.throwIfAborted();
    // What cannot start says so before the application is loaded.
    const { serve } = await import('./serving.ts');
    const serving = await serve({ env, database, log, url, signal: life.signal });
    undo.push(serving.stop);
    door.admit(serving.app);
    const { options, ownerLink } = serving;
    const text = welcome({ url, ownerLink, tabletUrl: tabletUrlOf(env, door.port) });
    return { url, welcome: text, options, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
