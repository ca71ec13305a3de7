import { describe, expect, test } from 'vitest';
import type { Role } from '#contracts/accounts';
import { allEndpoints } from '#contracts/all';
import type { Endpoint } from '#contracts/endpoint';
import { createTablet } from '../fixtures/devices.ts';
import { buildEverything } from '../fixtures/everything.ts';
import { type Permission, permissions } from '../fixtures/permissions.ts';
import { createTestApp } from '../setup/app.ts';
import { listen } from '../setup/live.ts';

const { app, db, as } = await createTestApp();
const pavilion = await buildEverything(db);
const tablet = await createTablet(db, pavilion.eventId, [pavilion.boothId]);
const lost = await createTablet(db, pavilion.eventId, [pavilion.boothId]);
await db.device.update({ where: { id: lost.id }, data: { revokedAt: new Date() } });

const origin = await listen(app);

interface Caller {
  name: string;
  kind: 'stranger' | 'token' | 'cookie' | 'device' | 'revoked device';
  role?: Role;
  isElsewhere?: boolean;
  headers: () => Promise<Record<string, string>>;
}

const byToken = async (name: string, role: Role, boothId?: string): Promise<Caller> => {
  const headers = await as(role, boothId);
  const isElsewhere = boothId === pavilion.otherBoothId;
  return { name, kind: 'token', role, isElsewhere, headers: async () => ({ ...headers }) };
};

/** Those who are refused most come first: what they ask for must still be there. */
const callers: Caller[] = [
  { name: 'a stranger', kind: 'stranger', headers: async () => ({}) },
  { name: 'a revoked device', kind: 'revoked device', headers: async () => lost.headers },
  { name: 'a device', kind: 'device', headers: async () => tablet.headers },
  await byToken('a viewer', 'viewer'),
  await byToken('the lead of another booth', 'lead', pavilion.otherBoothId),
  await byToken('the lead', 'lead', pavilion.boothId),
  await byToken('a manager', 'manager'),
  await byToken('an owner', 'owner'),
  { name: 'an owner who is signed in', kind: 'cookie', role: 'owner', headers: signIn },
];

let signedIn: Record<string, string> | null = null;

/** The owner's cookie; by password only when there is none, or what was tried before has ended it. */
async function signIn(): Promise<Record<string, string>> {
  const isStill = signedIn !== null && (await fetch(`${origin}/api/v1/accounts`, { headers: signedIn })).ok;
  if (!isStill) signedIn = await signInAnew();
  return signedIn ?? {};
}

async function signInAnew(): Promise<Record<string, string>> {
  const { ownerEmail: email, password } = pavilion;
  const answer = await fetch(`${origin}/api/v1/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const [cookie = ''] = answer.headers.getSetCookie();
  return { Cookie: cookie.split(';')[0] ?? '', Origin: origin };
}

const rank: Record<Role, number> = { viewer: 0, lead: 1, manager: 2, owner: 3 };
const least = { read: 'viewer', lead: 'lead', manager: 'manager', owner: 'owner' } as const;

/** What the documents promise this caller: "allowed", or the code of the refusal. */
function promised({ who, otherLead, tablet }: Permission, caller: Caller): string {
  if (who === 'anyone') return 'allowed';
  if (caller.kind === 'revoked device') return 'device-revoked';
  if (caller.kind === 'stranger') return 'not-signed-in';
  if (who === 'device') return caller.kind === 'device' ? (tablet ?? 'allowed') : 'not-allowed';
  if (who === 'account') return caller.kind === 'cookie' ? 'allowed' : 'not-allowed';
  // Items are sent with a token; the cookie is not even read.
  if (who === 'sync' && caller.kind === 'cookie') return 'not-signed-in';
  if (caller.role === undefined) return who === 'sync' ? 'allowed' : 'not-allowed';
  if (rank[caller.role] < rank[who === 'sync' ? 'lead' : least[who]]) return 'not-allowed';
  return caller.isElsewhere ? (otherLead ?? 'allowed') : 'allowed';
}

/** "allowed" for everything that is no refusal; live streams are left as soon as they began. */
async function call(endpoint: Endpoint, permission: Permission, headers: Record<string, string>) {
  const values: Record<string, string> = { event: 'atlanta', ...permission.path?.(pavilion) };
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => values[name] ?? name);
  const body = permission.body?.(pavilion);
  const answer = await fetch(`${origin}${path}`, {
    method: endpoint.method.toUpperCase(),
    headers: {
      ...headers,
      ...(endpoint.isVersioned ? { 'If-Match': '1' } : {}),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const isProblem = answer.headers.get('Content-Type')?.includes('problem+json');
  const code: string = isProblem ? (await answer.json()).code : '';
  if (!isProblem) await answer.body?.cancel();
  // A body that cannot be read says nothing about who may: the table is to send a good one.
  const isRefusal =
    [401, 403, 404].includes(answer.status) || answer.status >= 500 || code === 'invalid-input';
  return isRefusal ? code : 'allowed';
}

const permissionOf = (name: string): Permission => {
  const permission = permissions[name];
  if (permission === undefined) throw new Error(`${name} is missing from the table of permissions`);
  return permission;
};

test('the table holds every endpoint, and nothing else', () => {
  expect(Object.keys(permissions).sort()).toEqual(allEndpoints.map(({ name }) => name).sort());
});

describe('who may', () => {
  test.each(allEndpoints)('$name', async (endpoint) => {
    const permission = permissionOf(endpoint.name);
    expect(endpoint.access).toBe(permission.who);
    const wanted = callers.map((caller) => [caller.name, promised(permission, caller)]);
    const heard: [string, string][] = [];
    for (const caller of callers)
      heard.push([caller.name, await call(endpoint, permission, await caller.headers())]);
    expect(Object.fromEntries(heard)).toEqual(Object.fromEntries(wanted));
  });
});

describe('from another site nobody may, even with a cookie', () => {
  const writes = allEndpoints.filter(({ method, name }) => method !== 'get' && name !== 'post-sync');
  test.each(writes)('$name', async (endpoint) => {
    const headers = { ...(await signIn()), Origin: 'https://evil.test' };
    expect(await call(endpoint, permissionOf(endpoint.name), headers)).toBe('wrong-origin');
  });
});
