import { allEndpoints } from '#contracts/all';
import { getHealth, getOpenApi, getReadiness } from '#contracts/system';
import type { Deps } from '../app.ts';
import { type Route, route } from '../http/endpoint.ts';
import { AppError } from '../http/errors.ts';
import { openApiDocument } from './openapi.ts';

export function systemRoutes({ sql, version }: Deps): Route[] {
  let document: Record<string, unknown> | undefined;
  return [
    route(getHealth, async ({ req }) => {
      const isForwarded = req.headers['x-forwarded-for'] !== undefined;
      return { status: 'ok', version, protocol: req.secure ? 'https' : 'http', isForwarded };
    }),
    route(getReadiness, async () => {
      await sql`select 1 from events limit 1`.catch(() => {
        throw new AppError('unavailable', 'The database does not answer.');
      });
      return { status: 'ready', version };
    }),
    route(getOpenApi, async () => {
      document ??= openApiDocument(allEndpoints, version);
      return document;
    }),
  ];
}
