import { pino } from 'pino';
import type { Env } from './env.ts';

export type Log = pino.Logger;

export function createLog(level: Env['logLevel']): Log {
  return pino({ level, redact: ['req.headers.authorization', 'req.headers.cookie'] });
}
