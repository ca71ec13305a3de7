import type { Receipt, SyncInput } from '#contracts/sync';
import type { Sql } from '../database/sql.ts';
import type { Log } from '../log.ts';

/** What a device said of itself with its last batch. */
interface Report {
  deviceId: string;
  reportedAt: Date;
  /** What waits on it now that this batch has its receipts; null if it did not say. */
  unsent: number | null;
  clientVersion: string;
  clockOffsetMs: number | null;
  storage: SyncInput['storage'] | null;
}

export interface DeviceReports {
  note(deviceId: string, body: Omit<SyncInput, 'items'>, receipts: Receipt[], at: Date): void;
  flush(): Promise<void>;
  close(): Promise<void>;
}

const FLUSH_MS = 1_000;

/** Written once a second, the newest of each device: a report a tap would cost more than the tap. */
export function createDeviceReports(sql: Sql, log: Log): DeviceReports {
  const newest = new Map<string, Report>();

  const flush = async () => {
    const reports = [...newest.values()];
    newest.clear();
    if (reports.length > 0) await insertReports(sql, reports);
  };
  const timer = setInterval(
    () => void flush().catch((err: unknown) => log.warn({ err }, 'device reports were not written')),
    FLUSH_MS,
  );
  timer.unref();

  return {
    note(deviceId, body, receipts, at) {
      const done = receipts.filter(({ outcome }) => outcome !== 'refused').length;
      newest.set(deviceId, {
        deviceId,
        reportedAt: at,
        unsent: body.unsent === undefined ? null : Math.max(0, body.unsent - done),
        clientVersion: body.clientVersion ?? '',
        clockOffsetMs: body.clockOffsetMs ?? null,
        storage: body.storage ?? null,
      });
    },
    flush,
    async close() {
      clearInterval(timer);
      await flush().catch(() => undefined);
    },
  };
}

/** A report that says nothing new only moves the time of the last contact. */
async function insertReports(sql: Sql, reports: Report[]): Promise<void> {
  const rows = reports.map((report) => ({ ...report, reportedAt: report.reportedAt.toISOString() }));
  await sql`
    with said as (
      select * from jsonb_to_recordset(${sql.json(rows)}) as x("deviceId" uuid, "reportedAt" timestamptz, unsent int,
        "clientVersion" text, "clockOffsetMs" bigint, storage jsonb)
    ), seen as (
      update devices d set last_seen_at = greatest(d.last_seen_at, s."reportedAt") from said s where d.id = s."deviceId"
    )
    insert into device_reports (id, device_id, reported_at, unsent, client_version, clock_offset_ms, storage)
    select gen_random_uuid(), s."deviceId", s."reportedAt", s.unsent, s."clientVersion", s."clockOffsetMs", s.storage
    from said s
    left join lateral (
      select * from device_reports r where r.device_id = s."deviceId" order by reported_at desc limit 1
    ) last on true
    where last.id is null
      or last.unsent is distinct from s.unsent or last.client_version <> s."clientVersion"
      or (last.clock_offset_ms is null) <> (s."clockOffsetMs" is null)
      or abs(coalesce(last.clock_offset_ms, 0) - coalesce(s."clockOffsetMs", 0)) > 1000
      or last.reported_at < s."reportedAt" - interval '1 minute'`;
}
