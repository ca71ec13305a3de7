import type { Role } from '#contracts/accounts';
import type { Access } from '#contracts/endpoint';
import { AppError } from './errors.ts';

/** Who is speaking, as their credentials say. */
export type Caller =
  | { kind: 'stranger' }
  | { kind: 'account'; id: string; role: Role; boothIds: readonly string[]; sessionId: string }
  | { kind: 'token'; id: string; role: Role; boothIds: readonly string[] }
  | { kind: 'device'; id: string; eventId: string; boothIds: readonly string[] };

export type Actor = Exclude<Caller, { kind: 'stranger' }>;

declare const access: unique symbol;
/** Only this file makes scopes, so a store that asks for one cannot be reached around a gate. */
type Minted<Level extends Access> = { readonly [access]: { readonly [level in Level]: true } };

/** The booths that a caller may see or change. */
export type Booths = 'all' | ReadonlySet<string>;

/** A higher scope serves where a lower one is asked for, never the other way round. */
type StrangerScope = Minted<'anyone'> & { by: Caller };
export type ReadScope = Minted<'read'> & { by: Actor | { kind: 'share'; id: string }; booths: Booths };
export type LeadScope = Minted<'read' | 'lead'> & { by: Actor; booths: Booths };
export type ManagerScope = Minted<'read' | 'lead' | 'manager'> & { by: Actor; booths: Booths };
export type OwnerScope = Minted<'read' | 'lead' | 'manager' | 'owner'> & { by: Actor; booths: Booths };
type AccountScope = Minted<'account'> & { by: Extract<Caller, { kind: 'account' }> };
export type DeviceScope = Minted<'device'> & { by: Extract<Caller, { kind: 'device' }> };
export type SyncScope = Minted<'sync'> & {
  by: Extract<Caller, { kind: 'device' | 'token' }>;
  booths: Booths;
};

export interface ScopeOf {
  anyone: StrangerScope;
  read: ReadScope;
  lead: LeadScope;
  manager: ManagerScope;
  owner: OwnerScope;
  account: AccountScope;
  device: DeviceScope;
  sync: SyncScope;
}

const rank: Record<Role, number> = { viewer: 0, lead: 1, manager: 2, owner: 3 };
const needed = { read: 'viewer', lead: 'lead', manager: 'manager', owner: 'owner' } as const;

/**
 * The one place where permission is decided: gives the scope for an endpoint's access, or refuses.
 * @throws AppError not-signed-in, not-allowed
 */
export function passGate<A extends Access>(access: A, caller: Caller): ScopeOf[A] {
  return decide(access, caller) as ScopeOf[A];
}

/**
 * Whoever came with a link of a summary reads the report of these booths, all of one event, and nothing else. The link was
 * found usable before.
 */
export function passShare({ id }: { id: string }, boothIds: readonly string[]): ReadScope {
  return { by: { kind: 'share', id }, booths: new Set(boothIds) } as unknown as ReadScope;
}

function decide(access: Access, caller: Caller): object {
  if (access === 'anyone') return { by: caller };
  if (caller.kind === 'stranger') throw new AppError('not-signed-in', 'Sign in, or send a token.');
  switch (access) {
    case 'device':
      if (caller.kind !== 'device')
        throw new AppError('not-allowed', 'Only a connected tablet or phone may ask this.');
      return { by: caller };
    case 'sync':
      if (caller.kind === 'account')
        throw new AppError('not-allowed', 'Only a connected device or a token may send items.');
      if (caller.kind === 'token') requireRole(caller.role, 'lead');
      return { by: caller, booths: caller.kind === 'device' ? new Set(caller.boothIds) : boothsOf(caller) };
    case 'account':
      if (caller.kind !== 'account')
        throw new AppError('not-allowed', 'Only somebody who is signed in may ask this.');
      return { by: caller };
    default:
      if (caller.kind === 'device')
        throw new AppError('not-allowed', 'A tablet or phone cannot do this. Use the dashboard.');
      requireRole(caller.role, needed[access]);
      return { by: caller, booths: boothsOf(caller) };
  }
}

function requireRole(has: Role, needs: Role) {
  if (rank[has] < rank[needs])
    throw new AppError('not-allowed', `This needs the role "${needs}" or above; yours is "${has}".`);
}

function boothsOf(caller: { role: Role; boothIds: readonly string[] }): Booths {
  return caller.role === 'lead' ? new Set(caller.boothIds) : 'all';
}

/** @throws AppError not-your-booth */
export function requireBooth(scope: { booths: Booths }, boothId: string): void {
  if (scope.booths !== 'all' && !scope.booths.has(boothId))
    throw new AppError('not-your-booth', 'This belongs to a booth that is not yours.');
}

/** Names and addresses of visitors: whoever looks after the booth that they were given to, and nobody who only reads. */
export function maySeeContacts(scope: ReadScope, boothId: string): boolean {
  return maySeeAddresses(scope) && (scope.booths === 'all' || scope.booths.has(boothId));
}

/** E-mail addresses of staff: whoever may write to them for the pavilion, and nobody who only reads. */
export const maySeeAddresses = ({ by }: ReadScope): boolean => 'role' in by && rank[by.role] >= rank.lead;

/** For what several booths look after together: one of them is enough. @throws AppError not-your-booth */
export function requireAnyBooth(scope: { booths: Booths }, boothIds: readonly string[]): void {
  const { booths } = scope;
  if (booths !== 'all' && !boothIds.some((id) => booths.has(id)))
    throw new AppError('not-your-booth', 'This belongs to a booth that is not yours.');
}

/** For what belongs to the event as a whole. @throws AppError not-allowed */
export function requireAllBooths(scope: { booths: Booths }): void {
  if (scope.booths !== 'all')
    throw new AppError('not-allowed', 'This belongs to the whole event. Ask a manager.');
}

/**
 * A Prisma filter on boothId: nothing for those who see all.
 * @param wanted only this booth, as far as the caller may see it
 */
export function onlyBooths(scope: { booths: Booths }, wanted?: string): { in: string[] } | undefined {
  const { booths } = scope;
  if (wanted !== undefined) return { in: booths === 'all' || booths.has(wanted) ? [wanted] : [] };
  return booths === 'all' ? undefined : { in: [...booths] };
}
