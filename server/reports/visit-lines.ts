import { Readable } from 'node:stream';
import type { ReportedEvent } from '#contracts/reported-event';
import { writeCell } from '../csv.ts';
import type { Sql } from '../database/sql.ts';
import type { Booths } from '../http/gates.ts';

/** Of one event, as far as the rows need it. */
export interface VisitLinesQuestion {
  event: ReportedEvent & { id: string };
  booths: Booths;
  /** A device of these booths is behind. */
  isProvisional: boolean;
  now: Date;
}

/** New columns are added at the end. */
const visitHeads = [
  ...[
    'event',
    'simulated',
    'time_zone',
    'made_at',
    'visit',
    'booth',
    'occurred_at',
    'local_time',
    'visitors',
  ],
  ...['audience', 'sector', 'topics', 'talk', 'sender', 'time_uncertain', 'taken_back'],
  ...['event_name', 'provisional', 'range_from', 'range_to'],
];

/** Rows that are in memory at once. */
const AT_ONCE = 2_000;

/**
 * Every visit as it stands, as a line of CSV below the heads, oldest first: a stream of portions, so that a million of them need
 * no more memory than a thousand. One statement, so one snapshot. Whoever reads slowly is waited for; destroying it ends the
 * statement.
 */
export function visitLines(sql: Sql, question: VisitLinesQuestion): Readable {
  let goOn = () => {};
  const lines = new Readable({
    read: () => goOn(),
    destroy(error, done) {
      goOn();
      done(error);
    },
  });
  lines.push(`\ufeff${visitHeads.join(',')}\r\n`);
  // By callback: what the driver's iterator gives is kept alive portion by portion until the next full collection.
  selectVisitLines(sql, question)
    .cursor(AT_ONCE, async (rows) => {
      const isFull = !lines.push(`${rows.map(({ line }) => line).join('\r\n')}\r\n`);
      if (isFull && !lines.destroyed)
        await new Promise<void>((resolve) => {
          goOn = resolve;
        });
      return lines.destroyed ? sql.CLOSE : undefined;
    })
    .then(
      () => lines.push(null),
      (error: Error) => lines.destroy(error),
    );
  return lines;
}

/** Lines are made where the rows are: a row of twenty cells is dear to take apart and put together again. */
function selectVisitLines(sql: Sql, { event, booths, isProvisional, now }: VisitLinesQuestion) {
  const first = [event.slug, event.simulated ? 'yes' : 'no', event.timeZone, now.toISOString()].join(',');
  const last = [writeCell(event.name), isProvisional ? 'yes' : 'no', event.startsOn, event.endsOn].join(',');
  return sql<{ line: string }[]>`
    select concat_ws(',', ${first}::text, v.id, b.slug,
      to_char(v.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      to_char(v.occurred_at at time zone ${event.timeZone}::text, 'YYYY-MM-DD HH24:MI:SS'),
      v.standing_size, coalesce(v.standing_audience, ''), coalesce(v.standing_sector, ''), coalesce(t.slugs, ''),
      coalesce(${quoted(sql, 'k.title')}, ''), coalesce(${quoted(sql, 'd.name')}, ${quoted(sql, 'o.name')}, ''),
      case when v.time_uncertain and not v.time_settled then 'yes' else 'no' end,
      case when v.undone then 'yes' else 'no' end, ${last}::text) as line
    from visits v
    join booths b on b.id = v.booth_id
    left join devices d on d.id = v.device_id
    left join tokens o on o.id = v.token_id
    left join talks k on k.id = v.standing_talk_id
    left join (
      select vt.visit_id, string_agg(s.slug, '; ' order by s.slug) as slugs
      from visit_topics vt join topics s on s.id = vt.topic_id where s.event_id = ${event.id} group by vt.visit_id
    ) t on t.visit_id = v.id
    where v.event_id = ${event.id}
      and ${booths === 'all' ? sql`true` : sql`v.booth_id = any (${[...booths]})`}
    order by v.occurred_at, v.id`;
}

/** Text of a person as a cell; what a spreadsheet would take for a formula begins with an apostrophe. */
function quoted(sql: Sql, column: 'k.title' | 'd.name' | 'o.name') {
  return sql`'"' || replace(regexp_replace(${sql(column)}, '^([=+@\t\r-])', '''\\1'), '"', '""') || '"'`;
}
