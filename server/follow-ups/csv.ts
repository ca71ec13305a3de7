import { Temporal } from 'temporal-polyfill';
import { type FollowUpFilter, isMeant, isOverdue, isWithin30Days } from '#contracts/follow-ups';
import type { ReportedEvent } from '#contracts/reported-event';
import { writeCsv } from '../csv.ts';
import type { Promised } from '../reports/follow-ups.ts';

type Written = Promised & { id: string; booth: { slug: string; name: string } };

interface Made {
  now: Date;
  /** The event's own date then. */
  today: string;
  /** A device is behind: it may hold more. */
  isProvisional: boolean;
}

interface Row {
  event: ReportedEvent;
  at: Made;
  only: string;
  row: Written & { timed: { occurredAt: string; doneAt: string | null; dueOn: string | null } };
}

const inZone = (at: Date, { timeZone }: ReportedEvent) =>
  Temporal.Instant.from(at.toISOString())
    .toZonedDateTimeISO(timeZone)
    .toString({ timeZoneName: 'never', fractionalSecondDigits: 0 });

/** The columns, in order; new ones are added at the end. None holds anything about a visitor. */
const columns: { [column: string]: (row: Row) => string | null } = {
  event: ({ event }) => event.slug,
  event_name: ({ event }) => event.name,
  simulated: ({ event }) => (event.simulated ? 'yes' : 'no'),
  time_zone: ({ event }) => event.timeZone,
  range_from: ({ event }) => event.startsOn,
  range_to: ({ event }) => event.endsOn,
  made_at: ({ at }) => at.now.toISOString(),
  only: ({ only }) => only,
  follow_up: ({ row }) => row.id,
  booth: ({ row }) => row.booth.slug,
  booth_name: ({ row }) => row.booth.name,
  what: ({ row }) => row.what,
  owner: ({ row }) => row.owner,
  due_on: ({ row }) => row.dueOn,
  promised_at: ({ row, event }) => inZone(row.occurredAt, event),
  done_at: ({ row, event }) => row.doneAt && inZone(row.doneAt, event),
  state: ({ row, at }) =>
    row.doneAt !== null ? 'done' : isOverdue(row.timed, at.today) ? 'overdue' : 'open',
  within_30_days: ({ row, at }) => {
    const within = isWithin30Days(row.timed, at.now);
    return within === null ? 'not yet known' : within ? 'yes' : 'no';
  },
  issue_url: ({ row }) => row.issueUrl,
  provisional: ({ at }) => (at.isProvisional ? 'yes' : 'no'),
};

/** One row for each that the filter lets through, with the byte order mark that spreadsheets need to read UTF-8. */
export function renderFollowUpsCsv(
  event: ReportedEvent,
  promised: readonly Written[],
  filter: FollowUpFilter,
  at: Made,
): string {
  const only = Object.entries(filter)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('; ');
  const rows = promised
    .map((row) => ({ ...row, timed: timedOf(row) }))
    .filter((row) =>
      isMeant(
        { ...row, ...row.timed },
        filter,
        row.booth.slug === filter.booth ? row.boothId : undefined,
        at,
      ),
    )
    .map((row) => Object.values(columns).map((read) => read({ event, at, only, row })));
  return writeCsv(Object.keys(columns), rows);
}

const timedOf = ({ occurredAt, doneAt, dueOn }: Written) => ({
  ...{ occurredAt: occurredAt.toISOString(), dueOn },
  doneAt: doneAt === null ? null : doneAt.toISOString(),
});
