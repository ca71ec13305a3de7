import express, { type Express } from 'express';
import type { Pool } from 'pg';
import { type Credentials, createCredentials } from './access/credentials.ts';
import { createLimits, type Limits } from './access/limits.ts';
import { accountsRoutes } from './accounts/routes.ts';
import { assignmentsRoutes } from './assignments/routes.ts';
import { attendanceRoutes } from './attendance/routes.ts';
import { boothsRoutes } from './booths/routes.ts';
import { conflictsRoutes } from './conflicts/routes.ts';
import { coverageRoutes } from './coverage/routes.ts';
import type { Db } from './database/prisma.ts';
import type { Sql } from './database/sql.ts';
import { devicesRoutes } from './devices/routes.ts';
import { engagementRoutes } from './engagement/routes.ts';
import { enrolmentCodesRoutes } from './enrolment-codes/routes.ts';
import type { Env } from './env.ts';
import { eventDaysRoutes } from './event-days/routes.ts';
import { eventsRoutes } from './events/routes.ts';
import { feedbackRoutes } from './feedback/routes.ts';
import { feedsRoutes } from './feeds/routes.ts';
import { followUpsRoutes } from './follow-ups/routes.ts';
import { headCountsRoutes } from './head-counts/routes.ts';
import { highlightsRoutes } from './highlights/routes.ts';
import { readBodies } from './http/bodies.ts';
import type { Route } from './http/endpoint.ts';
import { AppError, answerErrors } from './http/errors.ts';
import { compress, securityHeaders } from './http/headers.ts';
import { mountRoutes } from './http/mount.ts';
import { sessions } from './http/sessions.ts';
import { invitesRoutes } from './invites/routes.ts';
import { kiosksRoutes } from './kiosks/routes.ts';
import { createHub, type Hub } from './live/hub.ts';
import type { Log } from './log.ts';
import { nowRoutes } from './now/routes.ts';
import { overviewRoutes } from './overview/routes.ts';
import { ownParagraphsRoutes } from './own-paragraphs/routes.ts';
import { ownShiftsRoutes } from './own-shifts/routes.ts';
import { peopleRoutes } from './people/routes.ts';
import { personalLinksRoutes } from './personal-links/routes.ts';
import { projectsRoutes } from './projects/routes.ts';
import { refusedItemsRoutes } from './refused-items/routes.ts';
import { representativesRoutes } from './representatives/routes.ts';
import { scheduleRoutes } from './schedule/routes.ts';
import { sessionRoutes } from './session/routes.ts';
import { shareLinksRoutes } from './share-links/routes.ts';
import { shiftsRoutes } from './shifts/routes.ts';
import { slotsRoutes } from './slots/routes.ts';
import { summaryRoutes } from './summary/routes.ts';
import { createDeviceReports, type DeviceReports } from './sync/device-reports.ts';
import { createRecorder, type Recorder } from './sync/recorder.ts';
import { syncRoutes } from './sync/routes.ts';
import { docsRouter } from './system/docs.ts';
import { systemRoutes } from './system/routes.ts';
import { tablesRoutes } from './tables/routes.ts';
import { talkEffectRoutes } from './talk-effect/routes.ts';
import { talksRoutes } from './talks/routes.ts';
import { todayRoutes } from './today/routes.ts';
import { tokensRoutes } from './tokens/routes.ts';
import { topicsRoutes } from './topics/routes.ts';
import { uncertainTimesRoutes } from './uncertain-times/routes.ts';
import { visitsRoutes } from './visits/routes.ts';
import { mountWeb } from './web/routes.ts';

export interface AppOptions {
  db: Db;
  sql: Sql;
  /** For LISTEN: a connection that does not go through a pooler. */
  listener: Sql;
  clock: () => Date;
  log: Log;
  env: Pick<Env, 'publicUrl' | 'host' | 'trustProxy'>;
  version: string;
  /** node-postgres, for the libraries that speak nothing else: sessions and rate limits. */
  pool: Pool;
  /** Signs the session cookie. */
  sessionSecret: string;
  /** The built web. Null: this application answers the API only. */
  webFolder: string | null;
}

/** What every route can reach. */
export interface Deps extends AppOptions {
  credentials: Credentials;
  recorder: Recorder;
  reports: DeviceReports;
  hub: Hub;
  limits: Limits;
}

export interface Application {
  app: Express;
  /** Ends live connections and writes what waits in memory. Connections to the database are the caller's. */
  close(): Promise<void>;
}

/** The whole HTTP application. Never listens: start.ts and the tests do. */
export async function createApp(options: AppOptions): Promise<Application> {
  const hub = await createHub(options.sql, options.listener, options.clock, options.log);
  const deps: Deps = {
    ...options,
    credentials: createCredentials(options.db, options.clock, () => hub.recheck()),
    recorder: createRecorder(options.sql, (moved) => hub.announce(moved)),
    reports: createDeviceReports(options.sql, options.log),
    hub,
    limits: createLimits(options.pool),
  };
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', options.env.trustProxy);
  const routes = allRoutes(deps);
  app.use(readBodies());
  // Every tap comes this way, and its answer is no page: it does without what pages need.
  mountRoutes(app, syncRoutes(deps), deps);
  app.use(securityHeaders(options.env), compress());
  app.use(sessions(deps));
  mountRoutes(app, routes, deps);
  app.use('/api/docs', docsRouter());
  app.use('/api', () => {
    throw new AppError('not-found', 'There is no such address. /api/docs lists what there is.');
  });
  if (options.webFolder !== null) mountWeb(app, options.webFolder);
  app.use(() => {
    throw new AppError('not-found', 'There is no such address.');
  });
  app.use(answerErrors(options.log));
  const close = async () => {
    await hub.close();
    await deps.reports.close();
  };
  return { app, close };
}

function allRoutes(deps: Deps): Route[] {
  return [
    systemRoutes,
    eventsRoutes,
    eventDaysRoutes,
    kiosksRoutes,
    projectsRoutes,
    peopleRoutes,
    boothsRoutes,
    representativesRoutes,
    slotsRoutes,
    shiftsRoutes,
    assignmentsRoutes,
    talksRoutes,
    talkEffectRoutes,
    scheduleRoutes,
    topicsRoutes,
    headCountsRoutes,
    feedbackRoutes,
    followUpsRoutes,
    highlightsRoutes,
    nowRoutes,
    overviewRoutes,
    summaryRoutes,
    coverageRoutes,
    engagementRoutes,
    conflictsRoutes,
    attendanceRoutes,
    accountsRoutes,
    invitesRoutes,
    sessionRoutes,
    tokensRoutes,
    devicesRoutes,
    refusedItemsRoutes,
    uncertainTimesRoutes,
    visitsRoutes,
    enrolmentCodesRoutes,
    personalLinksRoutes,
    ownShiftsRoutes,
    ownParagraphsRoutes,
    feedsRoutes,
    shareLinksRoutes,
    todayRoutes,
    tablesRoutes,
  ].flatMap((routesOf) => routesOf(deps));
}
