import autocannon from 'autocannon';
import { uuidv7 } from 'uuidv7';
import type { Comparison } from './method.ts';
import type { Stage } from './stage.ts';

const CONNECTIONS = 64;
const SECONDS = 3;

/** One visit a request, authenticated, validated, durable, rolled up, against Express that parses and echoes it. */
export function oneVisit(stage: Stage): Comparison {
  return {
    name: `one visit per request, ${CONNECTIONS} connections`,
    reference: 'Express: parse and echo the same JSON',
    unit: 'requests/s',
    goal: 0.8,
    measured: () => load(stage.pavilionUrl, stage),
    referenceRun: () => load(stage.referenceUrl, stage),
  };
}

async function load(url: string, { tablets }: Stage): Promise<number> {
  let next = 0;
  const result = await autocannon({
    url: `${url}/api/v1/sync`,
    connections: CONNECTIONS,
    duration: SECONDS,
    method: 'POST',
    setupClient: (client) => {
      const tablet = tablets[next++ % tablets.length];
      if (!tablet) return;
      client.setHeaders({ 'content-type': 'application/json', authorization: `Bearer ${tablet.token}` });
      client.setBody(bodyOf(tablet.boothId));
      client.on('response', () => client.setBody(bodyOf(tablet.boothId)));
    },
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} answers were not 2xx, ${result.errors} errors`);
  return result.requests.average;
}

function bodyOf(boothId: string): string {
  const now = new Date().toISOString();
  const item = { id: uuidv7(), type: 'visit', boothId, tappedAt: now, partySize: 1 };
  return JSON.stringify({ sentAt: now, clockOffsetMs: 0, unsent: 1, clientVersion: '1.0.0', items: [item] });
}
