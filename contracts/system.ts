import { z } from 'zod';
import { endpoint } from './endpoint.ts';

/** Load balancers add words of their own against caches: whatever they ask, the question is the same. */
const ignored = z.object({});

export const getHealth = endpoint('get-health', {
  tag: 'system',
  summary: 'The process lives',
  method: 'get',
  path: '/healthz',
  access: 'anyone',
  query: ignored,
  output: z.object({
    status: z.literal('ok'),
    version: z.string(),
    /** How this very request reached the server: for `npm run doctor`, which judges the proxy by it. */
    protocol: z.enum(['http', 'https']),
    isForwarded: z.boolean(),
  }),
});

export const getReadiness = endpoint('get-readiness', {
  tag: 'system',
  summary: 'The server can serve: database reached, migrations applied',
  method: 'get',
  path: '/readyz',
  access: 'anyone',
  query: ignored,
  output: z.object({ status: z.literal('ready'), version: z.string() }),
  errors: ['unavailable'],
});

export const getOpenApi = endpoint('get-openapi', {
  tag: 'system',
  summary: 'This API as OpenAPI 3.1',
  method: 'get',
  path: '/api/openapi.json',
  access: 'anyone',
  output: z.record(z.string(), z.unknown()),
});
