import type { z } from 'zod';
import type { uncertainTimes } from '#contracts/uncertain-times';
import type { Reader, Sql, Transaction } from '../database/sql.ts';
import { AppError } from '../http/errors.ts';

export type Decision = z.output<(typeof uncertainTimes)['settle']['body']>;

const MOST_SETTLED = 100;

/** The newest settlements of these booths, newest first. */
export async function listSettlements(sql: Sql, boothIds: string[]) {
  const rows = await readSettlements(sql, sql`s.booth_id = any (${boothIds}::uuid[])`);
  return rows.map(presentSettlement);
}

/**
 * The decision as it was made before: its answer was lost. Null when this is the first time.
 * @throws AppError taken when its id was used for another one
 */
export async function findSettlement(tx: Transaction, stretchId: string, decision: Decision) {
  const [made] = await readSettlements(tx, tx`s.id = ${decision.settlementId}`);
  if (made === undefined) return null;
  const isSame =
    made.stretchId === stretchId &&
    made.shiftMinutes === decision.shiftMinutes &&
    made.reason === decision.reason;
  if (!isSame)
    throw new AppError('taken', 'This settlementId was used for another decision. Make a new one.');
  return presentSettlement(made);
}

interface Bounds {
  startsAt: Date;
  endsAt: Date;
}

interface NewSettlement {
  decision: Decision;
  eventId: string;
  boothId: string;
  deviceId: string | null;
  tokenId: string | null;
  stretchId: string;
  visits: number;
  visitors: number;
  attendance: number;
  headCounts: number;
  before: Bounds;
  after: Bounds;
  accountId: string | null;
  now: Date;
}

/** Keeps the decision; the corrections of visits and check-ins do what it says. */
export async function insertSettlement(tx: Transaction, given: NewSettlement): Promise<void> {
  const { decision, before, after } = given;
  await tx`
    insert into time_settlements (id, event_id, booth_id, device_id, token_id, stretch_id, shift_minutes, reason, visits,
      visitors, attendance, head_counts, started_at, ended_at, starts_at, ends_at, settled_at, account_id)
    values (${decision.settlementId}, ${given.eventId}, ${given.boothId}, ${given.deviceId}, ${given.tokenId},
      ${given.stretchId}, ${decision.shiftMinutes}, ${decision.reason}, ${given.visits}, ${given.visitors},
      ${given.attendance}, ${given.headCounts}, ${before.startsAt}, ${before.endsAt}, ${after.startsAt}, ${after.endsAt}, ${given.now}, ${given.accountId})
    on conflict (id) do nothing`;
}

interface SettlementRow {
  id: string;
  boothId: string;
  senderId: string;
  isDevice: boolean;
  senderName: string;
  stretchId: string;
  shiftMinutes: number | null;
  reason: string;
  visits: number;
  visitors: number;
  attendance: number;
  headCounts: number;
  startedAt: Date;
  endedAt: Date;
  startsAt: Date;
  endsAt: Date;
  settledAt: Date;
  settledBy: string | null;
}

function readSettlements(reader: Reader, which: ReturnType<Sql>) {
  return reader<SettlementRow[]>`
    select s.id, s.booth_id, coalesce(s.device_id, s.token_id) as sender_id, s.device_id is not null as is_device,
      coalesce(d.name, t.name) as sender_name, s.stretch_id, s.shift_minutes, s.reason, s.visits, s.visitors, s.attendance, s.head_counts, s.started_at,
      s.ended_at, s.starts_at, s.ends_at, s.settled_at, a.name as settled_by
    from time_settlements s left join devices d on d.id = s.device_id left join tokens t on t.id = s.token_id
      left join accounts a on a.id = s.account_id
    where ${which} order by s.settled_at desc, s.id desc limit ${MOST_SETTLED}`;
}

function presentSettlement(row: SettlementRow) {
  const { senderId, isDevice, senderName, stretchId: _, startedAt, endedAt, ...rest } = row;
  const kind = isDevice ? ('device' as const) : ('token' as const);
  return {
    ...rest,
    sender: { kind, id: senderId, name: senderName },
    before: { startsAt: startedAt, endsAt: endedAt },
  };
}
