import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';

/** A setting that Pavilion cannot start with. The message is one line for the operator. */
export class BadSetting extends Error {}

const port = z.coerce
  .number('must be a whole number')
  .int('must be a whole number')
  .min(0)
  .max(65535, 'must be at most 65535');
const postgresUrl = z.string().refine((text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text), {
  message: 'must be a URL like postgresql://user:password@host:5432/pavilion',
});
const publicUrl = z
  .string()
  .refine((text) => /^https?:\/\//.test(text) && URL.canParse(text), {
    message: 'must be a URL like https://pavilion.example.org',
    abort: true,
  })
  .refine((text) => new URL(text).pathname === '/' && !/[?#]/.test(text), {
    message: 'must be a URL without a path: Pavilion is served from its root',
  });

const settings = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default('0.0.0.0'),
  PAVILION_DATA: z.string().min(1).default('data'),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_DIRECT_URL: postgresUrl.optional(),
  PUBLIC_URL: publicUrl.optional(),
  TRUST_PROXY: z
    .string()
    .refine(isTrustable, 'must be a number of proxies, true, false, or addresses')
    .default('false'),
  PAVILION_SEED: z
    .enum(['none', 'published', 'sample', 'all'], 'must be none, published, sample or all')
    .optional(),
  MIGRATE: z.enum(['on-start', 'never'], 'must be on-start or never').default('on-start'),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'silent'],
      'must be fatal, error, warn, info, debug or silent',
    )
    .default('info'),
});

export interface Env {
  port: number;
  host: string;
  /** Absolute path of the folder that holds the embedded database. */
  dataFolder: string;
  /** Null: use the embedded database. */
  databaseUrl: string | null;
  /** For LISTEN and migrations, when databaseUrl goes through a pooler. */
  databaseDirectUrl: string | null;
  /** What tablets open, without a trailing slash. Null: derived from the port. */
  publicUrl: string | null;
  trustProxy: boolean | number | string;
  seed: 'none' | 'published' | 'sample' | 'all';
  migrate: 'on-start' | 'never';
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
}

/** Never repeated on a screen or in a log. */
const HOLDING_PASSWORDS = ['DATABASE_URL', 'DATABASE_DIRECT_URL'];

/** Reads the settings once. Throws {@link BadSetting} with one line that names the setting and what it must be. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = settings.safeParse(given);
  if (!result.success) {
    const issue = result.error.issues[0];
    const name = String(issue?.path[0] ?? 'a setting');
    const said = HOLDING_PASSWORDS.includes(name) ? '' : ` is "${given[name] ?? ''}", but it`;
    throw new BadSetting(`${name}${said} ${issue?.message ?? 'is not usable'}.`);
  }
  const env = result.data;
  return {
    port: env.PORT,
    host: env.HOST,
    dataFolder: resolve(env.PAVILION_DATA),
    databaseUrl: env.DATABASE_URL ?? null,
    databaseDirectUrl: env.DATABASE_DIRECT_URL ?? null,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    trustProxy: readTrustProxy(env.TRUST_PROXY),
    seed: env.PAVILION_SEED ?? (env.DATABASE_URL === undefined ? 'all' : 'none'),
    migrate: env.MIGRATE,
    logLevel: env.LOG_LEVEL,
  };
}

const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

function isTrustable(text: string): boolean {
  return /^(\d+|true|false)$/.test(text) || text.split(',').every((part) => isNetwork(part.trim()));
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const isRange =
    bits === undefined || (/^[1-9]\d*$/.test(bits) && Number(bits) <= (isIP(address) === 4 ? 32 : 128));
  return NAMED_NETWORKS.includes(text) || (isIP(address) !== 0 && isRange && more.length === 0);
}

function readTrustProxy(text: string): boolean | number | string {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^\d+$/.test(text) ? Number(text) : text;
}
