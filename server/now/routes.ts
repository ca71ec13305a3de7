import { createSession } from 'better-sse';
import type { Response } from 'express';
import { ALIVE_EVERY_MS, getLive, getNow } from '#contracts/now';
import type { Deps } from '../app.ts';
import { getEvent, presentEvent } from '../events/store.ts';
import { type Route, rawRoute, route } from '../http/endpoint.ts';
import type { ReadScope } from '../http/gates.ts';
import { passGate } from '../http/gates.ts';
import { identify } from '../http/identify.ts';
import { type Question, readNow } from './now.ts';

/** Bytes that may wait for a client that does not read; beyond, it is dropped and connects again by itself. */
const MOST_WAITING = 512 * 1024;

export function nowRoutes(deps: Deps): Route[] {
  const questionOf = async (scope: ReadScope, slug: string, day: string | undefined): Promise<Question> => {
    const event = presentEvent(await getEvent(deps.db, scope, slug));
    return { event, booths: scope.booths, day };
  };
  return [
    route(getNow, async ({ scope, params, query }) =>
      readNow(deps.sql, await questionOf(scope, params.event, query.day), deps.clock()),
    ),
    rawRoute(getLive, async ({ scope, params, query, req, res }) => {
      const question = await questionOf(scope, params.event, query.day);
      // Who only asks for the headers would wait for the end of a stream that has none.
      if (req.method === 'HEAD') return void res.type(getLive.mediaType).end();
      const session = await createSession(req, res, {
        keepAlive: null,
        serializer: String,
        headers: { 'Cache-Control': 'no-cache, no-transform', 'X-Accel-Buffering': 'no' },
      });
      const isStillAllowed = async () => {
        try {
          const { booths } = passGate('read', await identify(req, deps));
          return sameBooths(booths, question.booths);
        } catch {
          return false;
        }
      };
      const end = () => {
        leave();
        res.destroy();
      };
      const send = (text: string) => {
        if (isTooSlow(res)) return false;
        session.push(text, 'now');
        return true;
      };
      const alive = setInterval(() => session.push('', 'alive'), ALIVE_EVERY_MS);
      let leave = () => {};
      session.once('disconnected', () => {
        clearInterval(alive);
        leave();
      });
      leave = await deps.hub.join({ question, send, isStillAllowed, end });
      if (!session.isConnected) leave();
    }),
  ];
}

const isTooSlow = (res: Response) => res.writableLength > MOST_WAITING || res.destroyed;

function sameBooths(a: Question['booths'], b: Question['booths']): boolean {
  if (a === 'all' || b === 'all') return a === b;
  return a.size === b.size && [...a].every((boothId) => b.has(boothId));
}
