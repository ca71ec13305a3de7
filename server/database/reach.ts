import postgres from 'postgres';
import { DatabaseUnusable } from './data-folder.ts';

const OLDEST_POSTGRES = 15;
const PATIENCE_SECONDS = 8;

/**
 * Connects once, to say clearly what is wrong before anything is done.
 *
 * @throws DatabaseUnusable when the server cannot be reached, does not let us in, or is too old
 */
export async function requireReachable(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: PATIENCE_SECONDS, onnotice: () => undefined });
  try {
    const [row] = await sql<{ version: number }[]>`
      select current_setting('server_version_num')::int as version`;
    const tooOld = refuseVersion(row?.version ?? 0);
    if (tooOld !== null) throw new DatabaseUnusable(tooOld);
  } catch (error) {
    throw error instanceof DatabaseUnusable ? error : explainConnection(error, url);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** @param version as PostgreSQL numbers itself: 150004 is 15.4 */
export function refuseVersion(version: number): string | null {
  const major = Math.floor(version / 10_000);
  if (major >= OLDEST_POSTGRES) return null;
  return `The database is PostgreSQL ${major}. Pavilion needs ${OLDEST_POSTGRES} or newer.`;
}

/** One line for the operator, without the password. */
function explainConnection(error: unknown, url: string): DatabaseUnusable {
  const { hostname, host, pathname, username } = new URL(url);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const database = decodeURIComponent(pathname.slice(1));
  const said = error instanceof Error ? error.message.split('\n')[0] : String(error);
  const reasons: Record<string, string> = {
    ENOTFOUND: `There is no host "${hostname}".`,
    EAI_AGAIN: `There is no host "${hostname}".`,
    ECONNREFUSED: `Nothing answers on ${host}.`,
    CONNECT_TIMEOUT: `${host} did not answer within ${PATIENCE_SECONDS} seconds.`,
    ETIMEDOUT: `${host} did not answer.`,
    EHOSTUNREACH: `${host} cannot be reached from here.`,
    ENETUNREACH: `${host} cannot be reached from here.`,
    '28P01': `The user "${username}" or the password is wrong.`,
    '28000': `The server does not let the user "${username}" in: ${said}.`,
    '3D000': `The server has no database "${database}". Create it first.`,
    '53300': 'The server has no connection left for us.',
    '57P03': 'The server is starting or stopping. Try again in a moment.',
  };
  return new DatabaseUnusable(`The database cannot be used. ${reasons[code] ?? said}`);
}

const outageCodes = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'ETIMEDOUT'],
  ...['CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', 'CONNECT_TIMEOUT'],
  ...['57P01', '57P02', '57P03', '53300', 'P1001', 'P1002', 'P1008', 'P1017'],
]);
const outageText =
  /Connection terminated|timeout exceeded when trying to connect|Can't reach database server|Server has closed the connection|ECONNREFUSED|ECONNRESET/i;

/** True if the database was away for a moment, whichever client says it: the same request may succeed soon. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && outageCodes.has(String(error.code))) return true;
  if (outageText.test(error.message)) return true;
  return error.cause !== undefined && isOutage(error.cause);
}
