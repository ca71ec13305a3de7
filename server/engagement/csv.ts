import { Temporal } from 'temporal-polyfill';
import type {
  Comparison,
  Engagement,
  EngagementQuery,
  EngagementTable,
  Rate,
  Share,
} from '#contracts/engagement';
import { type Figure, figureText, type WhyNone } from '#contracts/figures';
import { writeCsv } from '../csv.ts';
import { AppError } from '../http/errors.ts';
import { nameOfFile } from '../http/file.ts';

/** @throws AppError unknown-format */
export function requireCsv(format: string): void {
  if (format !== 'csv')
    throw new AppError('unknown-format', `There is no such table as "${format}". The format is csv.`);
}

/** The name says event, table and day, and what the figures are where that is not all. */
export function fileNameOf({ event, range, total, asOf }: Engagement, table: EngagementTable): string {
  const known = { isProvisional: total.provisional, day: range.day };
  return `${nameOfFile(event, `engagement-${table}`, new Date(asOf), known)}.csv`;
}

type Cell = string | number | null | undefined;
type Row = { [column: string]: Cell };

/** One table with its filters, as typed cells; what the file is of stands behind each row. */
export function renderEngagementCsv(of: Engagement, table: EngagementTable, query: EngagementQuery): string {
  const about = aboutOf(of, query);
  const rows = tables[table](of).map((row) => ({ ...row, ...about }));
  const columns = Object.keys(rows[0] ?? about);
  return writeCsv(
    columns,
    rows.map((row) => columns.map((column) => row[column])),
  );
}

function aboutOf({ event, range, total, ofTapped, asOf }: Engagement, query: EngagementQuery): Row {
  return {
    event: event.slug,
    event_name: event.name,
    simulated: yesNo(event.simulated),
    provisional: yesNo(total.provisional),
    time_zone: event.timeZone,
    range_from: range.from ?? range.day ?? event.startsOn,
    range_to: range.to ?? range.day ?? event.endsOn,
    only_booths: query.booth?.join('; ') ?? '',
    only_audience: query.audience ?? '',
    only_sector: query.sector ?? '',
    only_topic: query.topic ?? '',
    of: ofTapped ? 'those tapped' : 'all visitors',
    made_at: asOf,
  };
}

const yesNo = (is: boolean) => (is ? 'yes' : 'no');

/** "2025-11-11T10:45:00-05:00" */
const inZone = (instant: string, { event }: Engagement) =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO(event.timeZone)
    .toString({ timeZoneName: 'never', fractionalSecondDigits: 0 });

const figureCells = (figure: Figure): Row => ({
  visitors: figure.visitors,
  visitors_text: figureText(figure),
  approximate: yesNo(figure.approximate),
  low: figure.low,
  high: figure.high,
  tapped: figure.tapped,
});

const rateCells = (name: string, { minutes, perHour, cannotTell }: Rate): Row => ({
  [`${name}_minutes`]: minutes,
  [`per_${name}_hour`]: perHour,
  [`per_${name}_hour_cannot_tell`]: cannotTell,
});

const NOT_PLACED = 'not placed in time';

/** Each row begins with what it is of. An empty figure of a booth has its reason in `no_figure`. */
const tables: { [table in EngagementTable]: (of: Engagement) => Row[] } = {
  hours: (of) => [
    ...of.hours.map((hour) => ({
      ...timesOf(hour, of),
      ...{ visitors: hour.visitors, shared: hour.shared, hour: hourState(hour, of) },
      no_figure: hour.visitors === null ? (hour.none ?? noneOf(hour, of)) : '',
    })),
    ...(of.notPlaced.visitors === 0
      ? []
      : [{ starts_at: NOT_PLACED, ends_at: '', visitors: of.notPlaced.visitors, shared: 0 }]),
  ],
  'booth-hours': (of) =>
    of.booths.flatMap((booth) => [
      ...booth.hours.map(({ visitors, shared, none }, index) => ({
        ...boothOf(booth),
        ...timesOf(of.hours[index], of),
        ...{ visitors, shared, no_figure: none ?? '', hour: hourState(of.hours[index], of) },
      })),
      ...(booth.notPlaced === 0
        ? []
        : [{ ...boothOf(booth), starts_at: NOT_PLACED, ends_at: '', visitors: booth.notPlaced, shared: 0 }]),
    ]),
  ranking: (of) =>
    of.booths.map((booth) => ({
      ...boothOf(booth),
      ...figureCells(booth.figure),
      recorded_days: booth.figure.recordedDays,
      days: booth.figure.days,
      ...rateCells('open', booth.open),
      ...rateCells('staffed', booth.staffed),
      staffed_visitors: booth.staffed.visitors,
      no_figure: booth.none ?? '',
    })),
  days: ({ days }) => days.map(({ date, figure }) => ({ date, ...figureCells(figure) })),
  shifts: (of) =>
    of.shifts.map(({ boothId, people, figure, ...times }) => ({
      ...boothOf(of.booths.find((booth) => booth.boothId === boothId)),
      ...timesOf(times, of),
      ...{ people_planned: people },
      ...figureCells(figure),
    })),
  audiences: (of) => sharesOf(of, of.audiences, 'audience'),
  sectors: (of) => sharesOf(of, of.sectors, 'sector'),
  topics: (of) => sharesOf(of, of.topics, 'topic'),
  comparison: ({ comparison, total }) =>
    comparison === null
      ? []
      : [
          ...comparison.hours.map(({ day, hour, visitors, other, shared, otherShared, ...states }) => ({
            ...comparisonRow,
            ...{ row: 'hour', day, hours_since_opening: hour, visitors, other_visitors: other },
            compared_with: comparison.label,
            ...{ approximate: yesNo(shared > 0), other_approximate: yesNo(otherShared > 0) },
            ...{ state: states.state, other_state: states.otherState },
          })),
          {
            ...comparisonRow,
            ...{ row: 'outside of opening hours, or not placed in time', compared_with: comparison.label },
            ...{ visitors: comparison.elsewhere, other_visitors: comparison.otherElsewhere },
          },
          {
            ...comparisonRow,
            ...{ row: 'total', compared_with: comparison.label },
            ...{ visitors: total.visitors, other_visitors: comparison.figure.visitors },
            approximate: yesNo(total.approximate),
            other_approximate: yesNo(comparison.figure.approximate),
          },
          { ...comparisonRow, ...bothRow(comparison) },
        ],
};

/** The columns of a comparison, in their order. */
const comparisonRow: Row = Object.fromEntries(
  [
    ...['day', 'hours_since_opening', 'visitors', 'other_visitors', 'compared_with'],
    ...['approximate', 'other_approximate', 'state', 'other_state', 'row'],
    ...['difference', 'percent', 'difference_approximate', 'minutes_since_opening'],
    ...['booths_compared', 'of_booths', 'slot_minutes', 'other_slot_minutes'],
  ].map((column) => [column, null]),
);

type Hour = Engagement['hours'][number];

/** An hour that runs is so far. */
function hourState(hour: Hour | undefined, { asOf }: Engagement): string {
  if (hour === undefined || Date.parse(hour.endsAt) <= Date.parse(asOf)) return 'over';
  return Date.parse(hour.startsAt) <= Date.parse(asOf) ? 'running' : 'coming';
}

/** Of an hour of all booths. */
function noneOf(hour: Hour, of: Engagement): WhyNone {
  if (hourState(hour, of) === 'coming') return 'to-come';
  const index = of.hours.indexOf(hour);
  return of.booths.every(({ hours }) => hours[index]?.none === 'no-slot') ? 'no-slot' : 'not-recorded';
}

const timesOf = (times: { startsAt: string; endsAt: string } | undefined, of: Engagement): Row => ({
  starts_at: times && inZone(times.startsAt, of),
  ends_at: times && inZone(times.endsAt, of),
});

const boothOf = (booth: Engagement['booths'][number] | undefined): Row => ({
  booth: booth?.slug,
  booth_name: booth?.name,
  kiosk: booth?.kiosks.join('; '),
});

/** What compares like with like. */
function bothRow({ both, label }: Comparison): Row {
  const { minutes, booths, ofBooths, here, there } = both;
  return {
    ...{ row: 'compared', compared_with: label },
    ...{ visitors: here.visitors, other_visitors: there.visitors },
    ...{ approximate: yesNo(here.approximate), other_approximate: yesNo(there.approximate) },
    ...{
      difference: both.difference,
      percent: both.percent,
      difference_approximate: yesNo(both.approximate),
    },
    ...{ minutes_since_opening: minutes, booths_compared: booths, of_booths: ofBooths },
    ...{ slot_minutes: both.slotMinutes, other_slot_minutes: both.otherSlotMinutes },
  };
}

/** One row for all hours, then one for each with somebody in it. */
function sharesOf(of: Engagement, shares: readonly Share[], name: string): Row[] {
  return shares.flatMap(({ key, label, visits, visitors, hours }) => [
    { [name]: key, label, starts_at: 'all', ends_at: 'all', visits, visitors },
    ...hours.flatMap((count, index) =>
      count === 0
        ? []
        : [{ [name]: key, label, ...timesOf(of.hours[index], of), visits: null, visitors: count }],
    ),
  ]);
}
