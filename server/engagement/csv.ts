import { Temporal } from 'temporal-polyfill';
import type { Engagement, EngagementQuery, EngagementTable, Rate, Share } from '#contracts/engagement';
import type { Comparison } from '#contracts/engagement-comparison';
import { type Figure, figureText, type WhyNone } from '#contracts/figures';
import { writeCsv } from '../csv.ts';
import { AppError } from '../http/errors.ts';
import { nameOfFile } from '../http/file.ts';

/** @throws AppError unknown-format */
export function requireCsv(format: string): void {
  if (format !== 'csv')
    throw new AppError('unknown-format', `There is no such table as "${format}". The format is csv.`);
}

/** The name says event, table and range, and what the figures are where that is not all. */
export function fileNameOf({ event, range, total, asOf }: Engagement, table: EngagementTable): string {
  const known = { isProvisional: total.provisional, day: range.day ?? rangeName(range, event.timeZone) };
  return `${nameOfFile(event, `engagement-${table}`, new Date(asOf), known)}.csv`;
}

/** "from-2025-11-11-1015-to-2025-11-11-1200", on the event's clock; null: the whole event. */
function rangeName({ from, to }: Engagement['range'], timeZone: string): string | null {
  const onTheWall = (instant: string) => {
    const wall = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime();
    return wall.toString({ smallestUnit: 'minute' }).replace('T', '-').replace(':', '');
  };
  const parts = [from && `from-${onTheWall(from)}`, to && `to-${onTheWall(to)}`].filter(Boolean);
  return parts.length === 0 ? null : parts.join('-');
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

/** An hour, or what is not placed: some of it is from a head count that is not exact, or from none of that hour alone. */
const countCells = (visitors: number | null, shared: number, approximate = shared > 0): Row => ({
  visitors,
  shared,
  approximate: visitors === null ? null : yesNo(approximate),
});

const notPlacedRow = ({ visitors, approximate }: Engagement['notPlaced']): Row => ({
  ...{ starts_at: NOT_PLACED, ends_at: '' },
  ...countCells(visitors, 0, approximate),
  ...{ hour: '', no_figure: '' },
});

/** Each row begins with what it is of. An empty figure of a booth has its reason in `no_figure`. */
const tables: { [table in EngagementTable]: (of: Engagement) => Row[] } = {
  hours: (of) => [
    ...of.hours.map((hour) => ({
      ...timesOf(hour, of),
      ...countCells(hour.visitors, hour.shared),
      ...{
        hour: hourState(hour, of),
        no_figure: hour.visitors === null ? (hour.none ?? noneOf(hour, of)) : '',
      },
    })),
    ...(of.notPlaced.visitors === 0 ? [] : [notPlacedRow(of.notPlaced)]),
  ],
  'booth-hours': (of) =>
    of.booths.flatMap((booth) => [
      ...booth.hours.map(({ visitors, shared, none }, index) => ({
        ...boothOf(booth),
        ...timesOf(of.hours[index], of),
        ...countCells(visitors, shared),
        ...{ hour: hourState(of.hours[index], of), no_figure: none ?? '' },
      })),
      ...(booth.notPlaced === 0
        ? []
        : [
            {
              ...boothOf(booth),
              ...notPlacedRow({ visitors: booth.notPlaced, approximate: booth.figure.approximate }),
            },
          ]),
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
  comparison: ({ comparison, total }) => (comparison === null ? [] : comparisonRows(comparison, total)),
};

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

/** The columns of a comparison, in their order. */
const comparisonColumns: Row = Object.fromEntries(
  [
    ...['day', 'hours_since_opening', 'minutes', 'visitors', 'other_visitors', 'compared_with'],
    ...['approximate', 'other_approximate', 'state', 'other_state', 'row', 'of_all', 'name', 'why_left_out'],
    ...[
      'visitors_text',
      'other_visitors_text',
      'no_figure',
      'other_no_figure',
      'difference',
      'percent',
      'difference_approximate',
    ],
    ...['minutes_since_opening', 'booths_compared', 'of_booths', 'slot_minutes', 'other_slot_minutes'],
  ].map((column) => [column, null]),
);

/**
 * Hours and what lies outside of them add up to what compares; with what is left out, to the total. Where nothing compares,
 * hours are of all, and add up to the total by themselves.
 */
function comparisonRows(of: Comparison, total: Figure): Row[] {
  const ofAll = { of_all: yesNo(of.hoursOf === 'all') };
  const rowOf = (row: string, cells: Row): Row => ({
    ...comparisonColumns,
    ...{ compared_with: of.label, row },
    ...cells,
  });
  return [
    ...of.hours.map(({ day, hour, minutes, visitors, other, shared, otherShared, state, otherState }) =>
      rowOf('hour', {
        ...{ day, hours_since_opening: hour, minutes, visitors, other_visitors: other, ...ofAll },
        ...{ approximate: yesNo(shared > 0), other_approximate: yesNo(otherShared > 0) },
        ...{ state, other_state: otherState },
      }),
    ),
    rowOf('outside of opening hours, or not placed in time', {
      ...{ visitors: of.elsewhere.visitors, other_visitors: of.otherElsewhere.visitors, ...ofAll },
      approximate: yesNo(of.elsewhere.approximate),
      other_approximate: yesNo(of.otherElsewhere.approximate),
    }),
    rowOf('compared', bothCells(of.both)),
    ...of.leftOut.map(({ name, why, here, there, hereNone, thereNone }) =>
      rowOf('left out', {
        ...{ name, why_left_out: why, ...sidesCells(here, there) },
        ...{ no_figure: hereNone, other_no_figure: thereNone },
      }),
    ),
    rowOf('total', sidesCells(total, of.figure)),
  ];
}

/** Null: no booth there. */
const sidesCells = (here: Figure | null, there: Figure | null): Row => ({
  ...{ visitors: here?.visitors, other_visitors: there?.visitors },
  ...{ visitors_text: textOf(here), other_visitors_text: textOf(there) },
  approximate: here === null ? null : yesNo(here.approximate),
  other_approximate: there === null ? null : yesNo(there.approximate),
});

const textOf = (figure: Figure | null) => (figure === null ? 'no booth' : figureText(figure));

/** No figures where nothing compares. */
const bothCells = (both: Comparison['both']): Row => ({
  ...(both.booths === 0 ? {} : sidesCells(both.here, both.there)),
  ...{ difference: both.difference, percent: both.percent, difference_approximate: yesNo(both.approximate) },
  ...{ minutes_since_opening: both.minutes, booths_compared: both.booths, of_booths: both.ofBooths },
  ...{ slot_minutes: both.slotMinutes, other_slot_minutes: both.otherSlotMinutes },
});

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
