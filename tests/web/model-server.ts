import { syncInput } from '#contracts/sync';
import type { SyncItem } from '#contracts/sync-items';
import { type Contact, clockOf } from '#server/sync/clock';
import { judge, readBatch } from '#server/sync/judge';
import type { BoothFacts, Surroundings } from '#server/sync/rules';
import { COPA, DRASI, json, problem } from './hall.ts';

export type Fault =
  | 'none'
  | 'no answer'
  | 'lost reply'
  | 'server error'
  | 'gateway page'
  | 'captive portal'
  | 'too large'
  | 'too many'
  | 'poison';

const EVENT = '019a5f0e-7c1b-7d6e-9a55-0c2b8f3d1e04';
/** A party of this size makes the server fail while it is poisoned. */
export const POISON = 13;

/**
 * The server as its rules have it, with a record in memory: what is accepted is for `server/sync` to say, one receipt an
 * item, and nothing is stored twice. In front of it stands a network with one fault at a time.
 */
export function createModelServer(now: () => number) {
  const stored = new Map<string, { item: SyncItem; hash: string }>();
  const refused = new Set<string>();
  const discarded = new Set<string>();
  const contacts: Contact[] = [];
  const server = {
    stored,
    fault: 'none' as Fault,
    version: 1,
    isRevoked: false,
    /** Taken off the list, or the device was never placed there. */
    closed: new Set<string>(),
    unplaced: new Set<string>(),
    requests: 0,
    answer: async (url: string, init: RequestInit): Promise<Response> => {
      server.requests += 1;
      const { fault } = server;
      if (fault === 'no answer') throw new TypeError('Failed to fetch');
      if (fault === 'captive portal')
        return new Response('<html>Welcome to the hall</html>', { status: 200 });
      if (fault === 'gateway page') return new Response('<html>502</html>', { status: 502 });
      if (fault === 'too many') return problem(429, 'too-many-requests', { 'Retry-After': '2' });
      if (fault === 'server error') return problem(500, 'unexpected');
      if (server.isRevoked) return problem(401, 'device-revoked');
      const answer = route(url, init);
      if (fault === 'lost reply') throw new TypeError('Failed to fetch');
      return answer;
    },
    /** Visitors of a booth on the record, undos and corrections taken into account. */
    standing: (boothId: string) =>
      [...stored.values()].reduce((sum, { item }) => {
        if (item.type !== 'visit' || item.boothId !== boothId) return sum;
        return sum + sizeOf(item.id, item.partySize);
      }, 0),
  };

  function route(url: string, init: RequestInit): Response {
    if (url === '/api/v1/devices/current')
      return json(stateNow(), 200, { ETag: `"${JSON.stringify(stateNow()).length} ${server.version}"` });
    const own = /refused-items\/(.+)\/discard$/.exec(url)?.[1];
    return own === undefined ? sync(String(init.body)) : json({ outcome: discard(own) });
  }

  function discard(id: string): string {
    if (stored.has(id)) return 'recorded';
    discarded.add(id);
    return refused.has(id) ? 'discarded' : 'unknown';
  }

  function sync(text: string): Response {
    const body = syncInput.parse(JSON.parse(text));
    if (server.fault === 'too large' && body.items.length > 1) return problem(413, 'too-large');
    if (server.fault === 'poison' && body.items.some((item) => Object(item).partySize === POISON))
      return problem(500, 'unexpected');
    const receivedAt = new Date(now());
    const measured = body.clockOffsetMs ?? null;
    const clock = clockOf(measured, Date.parse(body.sentAt), receivedAt.getTime(), contacts);
    if (measured !== null) contacts.push({ offsetMs: measured, at: receivedAt.getTime() });
    const boothsOfDevice = new Set([COPA, DRASI].filter((id) => !server.unplaced.has(id)));
    const batch = {
      ...{ items: body.items, source: { deviceId: COPA, tokenId: null } },
      sender: { eventId: EVENT, deviceId: COPA, booths: boothsOfDevice },
      ...{ sentAt: new Date(body.sentAt), clockOffsetMs: measured, receivedAt },
    };
    const receipts = readBatch(batch).map((arrival) => {
      const { entry, outcome, hash } = judge(arrival, clock, null, world());
      if (hash !== null && stored.get(arrival.id)?.hash === hash)
        return { id: arrival.id, outcome: 'repeat' };
      if (discarded.has(arrival.id))
        return { id: arrival.id, outcome: 'refused', code: 'discarded', detail: '' };
      if (entry === null) {
        refused.add(arrival.id);
        const { code, detail } =
          typeof outcome === 'object' && outcome !== null ? outcome : { code: '', detail: '' };
        return { id: arrival.id, outcome: 'refused', code, detail };
      }
      const before = stored.get(entry.item.id);
      if (before !== undefined)
        return before.hash === entry.hash
          ? { id: arrival.id, outcome: 'repeat' }
          : { id: arrival.id, outcome: 'refused', code: 'id-reused', detail: '' };
      stored.set(entry.item.id, { item: entry.item, hash: entry.hash });
      return { id: arrival.id, outcome: 'stored' };
    });
    const figures = [COPA, DRASI].map(figureOf);
    return json({
      receivedAt: receivedAt.toISOString(),
      serverVersion: `1.${server.version}.0`,
      receipts,
      figures,
    });
  }

  const figureOf = (boothId: string) => ({
    ...{ boothId, visitorsToday: server.standing(boothId), asOf: new Date(now()).toISOString() },
  });

  function sizeOf(visitId: string, tapped: number): number {
    let size = tapped;
    for (const { item } of stored.values()) {
      if (item.type === 'undo' && item.visitId === visitId) return 0;
      if (item.type === 'correction' && item.visitId === visitId) size = item.set.partySize ?? size;
    }
    return size;
  }

  function world(): Surroundings {
    const boothOf = (id: string, name: string): BoothFacts => ({
      ...{ id, name, eventId: EVENT, eventName: 'Atlanta', isEventArchived: false },
      ...{ isArchived: server.closed.has(id), opensFrom: 0, opensUntil: Number.MAX_SAFE_INTEGER },
    });
    const booths = new Map([COPA, DRASI].map((id) => [id, boothOf(id, id === COPA ? 'Copa' : 'Drasi')]));
    return { booths, topics: new Map(), people: new Set(), talks: new Map(), places: new Set() };
  }

  function stateNow() {
    const names = [
      [COPA, 'Copa'],
      [DRASI, 'Drasi'],
    ] as const;
    const open = names.filter(([id]) => !server.closed.has(id) && !server.unplaced.has(id));
    return {
      device: { id: COPA, name: 'Tablet 3', kind: 'phone' },
      event: {
        ...{
          id: EVENT,
          slug: 'atlanta',
          name: 'Atlanta',
          timeZone: 'UTC',
          simulated: false,
          isArchived: false,
        },
        ...{ countingRule: '', startsOn: '2025-11-10', endsOn: '2025-11-13' },
      },
      days: [],
      booths: open.map(([id, name]) => ({
        id,
        slug: name.toLowerCase(),
        name,
        goal: null,
        kiosk: null,
        slots: [],
      })),
      ...{ shifts: [], people: [], topics: [], notes: [], figures: open.map(([id]) => figureOf(id)) },
      serverVersion: `1.${server.version}.0`,
    };
  }

  return server;
}
