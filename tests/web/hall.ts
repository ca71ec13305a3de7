import { vi } from 'vitest';
import type { z } from 'zod';
import type { DeviceState } from '#contracts/devices';
import type { Receipt, syncInput } from '#contracts/sync';
import { syncItem } from '#contracts/sync-items';
import { TabletDatabase } from '#web/tablet/outbox/database.ts';
import { createTabs, type Tabs } from '#web/tablet/outbox/tabs.ts';
import { createTablet } from '#web/tablet/tablet.ts';

export const COPA = '019a5f0e-7c1b-7d6e-9a55-0c2b8f3d1e01';
export const DRASI = '019a5f0e-7c1b-7d6e-9a55-0c2b8f3d1e02';

const booths = [
  { id: COPA, slug: 'copa', name: 'Copa', goal: 80, kiosk: '5B', slots: [], topics: [] },
  { id: DRASI, slug: 'drasi', name: 'Drasi', goal: null, kiosk: null, slots: [], topics: [] },
];

type Envelope = z.output<typeof syncInput>;
type Reply = Response | Promise<Response>;

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers });

export const problem = (status: number, code: string, headers: Record<string, string> = {}) =>
  json({ type: 'about:blank', title: code, status, code, detail: `It says ${code}.` }, status, headers);

export const stateOf = ({
  figures,
  version,
  endsOn,
  placed,
}: {
  figures: () => DeviceState['figures'];
  version: string;
  endsOn: string;
  placed: string | null;
}): DeviceState => ({
  device: { id: '019a5f0e-7c1b-7d6e-9a55-0c2b8f3d1e03', name: 'Tablet 3', kind: 'tablet', personId: null },
  event: {
    id: '019a5f0e-7c1b-7d6e-9a55-0c2b8f3d1e04',
    slug: 'atlanta',
    name: 'Atlanta',
    timeZone: 'America/New_York',
    simulated: false,
    isArchived: false,
    countingRule: 'One tap for each person who talked to you.',
    startsOn: '2025-11-10',
    endsOn,
  },
  days: [],
  booths: booths.filter(({ id }) => placed === null || placed === id),
  shifts: [],
  people: [],
  topics: [],
  notes: [],
  feedback: [],
  paragraphs: [],
  consentText: 'You may keep my address.',
  figures: figures(),
  counting: [],
  talks: [],
  neighbours: booths.filter(({ id }) => placed !== null && placed !== id),
  attendance: [],
  representatives: [],
  serverVersion: version,
});

/** By what their tablets say in `Authorization`. */
const halls = new Map<string | null, ReturnType<typeof hallOf>>();

/**
 * A server of a few lines that keeps what it stored; a test can put something else in front of it. Tablets with the
 * token of another hall speak to that one, so that tests can run beside each other.
 */
export function createHall() {
  const hall = hallOf(`pvd_test_${halls.size}`);
  halls.set(`Bearer ${hall.token}`, hall);
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const asked = halls.get(new Headers(init.headers).get('Authorization')) ?? hall;
    const told = /refused-items\/(.+)\/discard$/.exec(url)?.[1];
    if (told !== undefined) return asked.hear(told, JSON.parse(String(init.body)).reason);
    if (url === '/api/v1/devices/current') return json(stateOf(asked), 200, { ETag: asked.etag });
    if (url === '/api/v1/devices/current/placement')
      return (await asked.instead?.(noEnvelope)) ?? goOver(asked, init);
    const envelope: Envelope = JSON.parse(String(init.body));
    asked.envelopes.push(envelope);
    init.signal?.throwIfAborted();
    const instead = await Promise.race([asked.instead?.(envelope), whenAborted(init.signal)]);
    return instead ?? asked.take(envelope);
  });
  return hall;
}

/** As fetch does: rejects when it is given up. */
function whenAborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
}

function hallOf(token: string) {
  const stored = new Map<string, number>();
  const hall = {
    token,
    stored,
    envelopes: [] as Envelope[],
    version: '1.0.0',
    aheadMs: 0,
    etag: '"1"',
    /** A part of the set-up; changes with an `etag` of its own. */
    endsOn: '2025-11-13',
    /** At this booth, the other being its neighbour; null: a device that counts for both. */
    placed: null as string | null,
    /** Where it said that it went. */
    wentTo: [] as string[],
    /** Answers instead of the server. */
    instead: null as null | ((envelope: Envelope) => Reply | null),
    /** Changes the receipt of an item. */
    judge: (_item: unknown): Receipt | null => null,
    /** What a person decided on the device. */
    decided: [] as { id: string; reason: string }[],
    hear: (id: string, reason: string): Reply => {
      hall.decided.push({ id, reason });
      return json({ outcome: 'discarded' });
    },
    total: () => [...stored.values()].reduce((sum, visitors) => sum + visitors, 0),
    nowIso: () => new Date(Date.now() + hall.aheadMs).toISOString(),
    figures: () => [{ boothId: COPA, visitorsToday: hall.total(), asOf: hall.nowIso() }],
    take: (envelope: Envelope) => json(answerOf(hall, envelope)),
  };
  return hall;
}

const noEnvelope: Envelope = { sentAt: '', items: [] };

function goOver(hall: ReturnType<typeof hallOf>, init: RequestInit) {
  const { boothId } = JSON.parse(String(init.body));
  hall.wentTo.push(boothId);
  hall.placed = boothId;
  hall.etag = `"at ${boothId}"`;
  return json(stateOf(hall));
}

function answerOf(hall: ReturnType<typeof hallOf>, envelope: Envelope) {
  const receipts = envelope.items.map((raw): Receipt => {
    const item = syncItem.parse(raw);
    const judged = hall.judge(item);
    if (judged !== null) return judged;
    if (hall.stored.has(item.id)) return { id: item.id, outcome: 'repeat' };
    const undone = item.type === 'undo' ? (hall.stored.get(item.visitId) ?? 0) : 0;
    hall.stored.set(item.id, item.type === 'visit' ? item.partySize : -undone);
    return { id: item.id, outcome: 'stored' };
  });
  return { receivedAt: hall.nowIso(), serverVersion: hall.version, receipts, figures: hall.figures() };
}

let tablets = 0;

interface Given {
  /** Of its hall; any other speaks to the newest. */
  token?: string;
  now?: () => number;
  tabs?: Tabs;
}

/** A connected tablet with a database of its own; the same name opens the same database again. */
export async function createTestTablet(
  name = `tablet ${++tablets}`,
  { token = 'pvd_test', ...given }: Given = {},
) {
  const db = new TabletDatabase(name);
  const tablet = createTablet({ version: '1.4.0', db, tabs: createTabs(name), random: () => 0, ...given });
  await tablet.start();
  if (tablet.memory.get().meta.token === null)
    await tablet.connect({
      token,
      device: { id: COPA, name: 'Tablet 3', kind: 'tablet' },
      booths: [{ id: COPA, slug: 'copa', name: 'Copa' }],
    });
  return { ...tablet, db, name };
}
