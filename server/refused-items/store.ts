import type { z } from 'zod';
import type { refusedItems, SettledItem } from '#contracts/refused-items';
import type { Prisma } from '#prisma/client/client';
import { readPage } from '../database/page.ts';
import type { Db } from '../database/prisma.ts';
import type { Sql, Transaction } from '../database/sql.ts';
import { notFound } from '../http/errors.ts';
import { type LeadScope, onlyBooths, requireAllBooths, requireBooth } from '../http/gates.ts';
import { ALWAYS, type Clock } from '../sync/clock.ts';
import { type Moved, recordAgain } from '../sync/record.ts';
import { hashesOnRecord } from '../sync/refusals.ts';
import { changedItem, fieldsOf, timeOf } from './rules.ts';

const include = {
  device: { select: { id: true, name: true } },
  token: { select: { id: true, name: true } },
  resolver: { select: { name: true } },
} as const satisfies Prisma.RefusedItemInclude;

type Row = Prisma.RefusedItemGetPayload<{ include: typeof include }>;

/** A lead sees the own booths' items; what names no booth is for managers. */
export function listRefused(
  db: Db,
  scope: LeadScope,
  eventId: string,
  query: z.output<(typeof refusedItems)['list']['query']>,
) {
  const { settled, ...page } = query;
  return readPage({ ...page, archived: true }, ({ slice }) =>
    db.refusedItem.findMany({
      where: { eventId, boothId: onlyBooths(scope), ...(settled ? {} : { resolution: null }) },
      include,
      orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
      ...slice,
    }),
  );
}

export function presentRefused(row: Row) {
  const { device, token, resolver, raw, clockOffsetMs, ...rest } = row;
  const item = fieldsOf(raw);
  const sender = device ?? token;
  if (sender === null) throw new Error('a refused item has no sender');
  return {
    ...rest,
    sender: { kind: device === null ? ('token' as const) : ('device' as const), ...sender },
    item: item ?? JSON.parse(raw),
    occurredAt: timeOf(item, Number(clockOffsetMs ?? 0)),
    resolvedBy: resolver?.name ?? null,
  };
}

/**
 * All of these or none: somebody who may not settle one of them chose wrongly.
 * @throws AppError not-found, not-your-booth, not-allowed
 */
export async function requireRefused(db: Db, scope: LeadScope, eventId: string, ids: string[]) {
  const rows = await db.refusedItem.findMany({
    where: { id: { in: ids }, eventId },
    select: { id: true, boothId: true },
  });
  if (new Set(ids).size !== rows.length) throw notFound('item that needs attention');
  for (const { boothId } of rows) {
    if (boothId === null) requireAllBooths(scope);
    else requireBooth(scope, boothId);
  }
}

/** Who settles, and why. */
interface Settling {
  scope: LeadScope;
  reason: string;
  now: Date;
}

interface Kept {
  id: string;
  raw: string;
  eventId: string;
  deviceId: string | null;
  tokenId: string | null;
  clockOffsetMs: number | null;
  timeUncertain: boolean;
  receivedAt: Date;
  resolution: 'repaired' | 'discarded' | null;
}

/**
 * Records one item as if it had just come, with what it was sent by and when. In one transaction with its resolution:
 * it is recorded and settled, or refused again and open as it was. What was discarded may be recorded after all.
 */
export function repairItem(
  sql: Sql,
  id: string,
  change: Record<string, unknown>,
  by: Settling,
): Promise<{ result: SettledItem; moved: Moved[] }> {
  return sql.begin(async (tx) => {
    const kept = await lockRefused(tx, id);
    if (kept.resolution === 'repaired')
      return { result: { id, outcome: 'already-recorded' as const }, moved: [] };
    const item = fieldsOf(kept.raw);
    const again = item === null ? JSON.parse(kept.raw) : changedItem(item, change);
    const { receipt, moved } = await recordAgain(tx, again, {
      source: { deviceId: kept.deviceId, tokenId: kept.tokenId },
      sender: { eventId: kept.eventId, deviceId: null, booths: by.scope.booths },
      sentAt: kept.receivedAt,
      clockOffsetMs: kept.clockOffsetMs,
      receivedAt: kept.receivedAt,
      clock: clockOf(kept),
    });
    if (receipt.outcome === 'refused') {
      const { code, detail } = receipt;
      await tx`update refused_items set code = ${code}, detail = ${detail} where id = ${id} and resolution is null`;
      return { result: { id, outcome: receipt.outcome, code, detail }, moved: [] };
    }
    await settle(tx, id, 'repaired', by);
    return { result: { id, outcome: 'recorded' as const }, moved };
  });
}

/** What is in the record already is not taken out again by this. */
export function discardItem(sql: Sql, id: string, by: Settling): Promise<SettledItem> {
  return sql.begin(async (tx) => {
    const { resolution } = await lockRefused(tx, id);
    if (resolution === null) await settle(tx, id, 'discarded', by);
    return { id, outcome: resolution === 'repaired' ? ('recorded' as const) : ('discarded' as const) };
  });
}

/**
 * A device's own decision, made where the item was recorded. Whether it is on the record is looked up under the lock that
 * a repair takes, so that an item is never recorded and discarded.
 */
export function discardOwnItem(
  sql: Sql,
  { deviceId, itemId, reason }: { deviceId: string; itemId: string; reason: string },
  now: Date,
): Promise<'discarded' | 'recorded' | 'unknown'> {
  return sql.begin(async (tx) => {
    const kept = await tx<{ resolution: Kept['resolution'] }[]>`
      select resolution from refused_items where device_id = ${deviceId} and item_id = ${itemId} for update`;
    if (
      kept.some(({ resolution }) => resolution === 'repaired') ||
      (await hashesOnRecord(tx, [itemId])).size > 0
    )
      return 'recorded';
    if (kept.length === 0) return 'unknown';
    await tx`
      update refused_items set resolution = 'discarded', resolved_at = ${now}, reason = ${reason}
      where device_id = ${deviceId} and item_id = ${itemId} and resolution is null`;
    return 'discarded';
  });
}

const clockOf = ({ clockOffsetMs, timeUncertain }: Kept): Clock => ({
  offsetMs: clockOffsetMs ?? 0,
  uncertain: timeUncertain ? [ALWAYS] : [],
});

async function lockRefused(tx: Transaction, id: string): Promise<Kept> {
  const [kept] = await tx<Kept[]>`
    select id, raw, event_id, device_id, token_id, clock_offset_ms, time_uncertain, received_at, resolution
    from refused_items where id = ${id} for update`;
  if (kept === undefined) throw notFound('item that needs attention');
  return kept;
}

async function settle(
  tx: Transaction,
  id: string,
  resolution: 'repaired' | 'discarded',
  { scope, reason, now }: Settling,
): Promise<void> {
  const accountId = scope.by.kind === 'account' ? scope.by.id : null;
  await tx`
    update refused_items
    set resolution = ${resolution}, resolved_at = ${now}, resolved_by = ${accountId}, reason = ${reason === '' ? null : reason}
    where id = ${id}`;
}
