import { stateWords } from '#contracts/coverage-words';
import {
  type Figure,
  figureText,
  type HiddenWhy,
  hiddenWords,
  notRecorded,
  partlyCounted,
} from '#contracts/figures';
import type { Report, ReportBooth, SummaryTable } from '#contracts/report';
import { howCounted, isAhead, isRunning, saidSoAt, stateOfFollowUp, wallTime } from './words.ts';

/** A cell with its type: a date of the event's zone, a moment in UTC to be told in that zone, or nothing known. */
export type Cell = string | number | null | { date: string } | { instant: string };

/** Heads are names for programs; rows have a cell for each. Every table is made of the one report. */
export interface Table {
  heads: string[];
  rows: Cell[][];
}

type Columns<Row> = { [head: string]: (row: Row, report: Report) => Cell };
type OfBooth<Row> = Row & { of: ReportBooth };

const yesNo = (is: boolean) => (is ? 'yes' : 'no');
const moment = (instant: string | null) => (instant === null ? null : { instant });

/** What every CSV says in each row before its own columns. */
export const aboutColumns: Columns<unknown> = {
  event: (_, { event }) => event.slug,
  event_name: (_, { event }) => event.name,
  simulated: (_, { event }) => yesNo(event.simulated),
  starts_on: (_, { event }) => event.startsOn,
  ends_on: (_, { event }) => event.endsOn,
  time_zone: (_, { event }) => event.timeZone,
  made_at: (_, { madeAt }) => madeAt,
};

/** And after them. */
export const lastColumns: Columns<unknown> = {
  booths_of_event: (_, { boothsOfEvent }) => boothsOfEvent,
  total_provisional: (_, { total }) => yesNo(total.provisional),
};

const boothColumns: Columns<{ of: ReportBooth }> = {
  booth: ({ of }) => of.slug,
  booth_name: ({ of }) => of.name,
};

export const figureColumns: Columns<{ figure: Figure }> = {
  visitors: ({ figure }) => figure.visitors,
  visitors_text: ({ figure }) => figureText(figure),
  approximate: ({ figure }) => yesNo(figure.approximate),
  low: ({ figure }) => figure.low,
  high: ({ figure }) => figure.high,
  tapped: ({ figure }) => figure.tapped,
  recorded_days: ({ figure }) => figure.recordedDays,
  days: ({ figure }) => figure.days,
  provisional: ({ figure }) => yesNo(figure.provisional),
};

/** New columns are added at the end. An empty `visitors` means not recorded. */
export const tableMakers: { [name in SummaryTable]: (report: Report) => Table } = {
  event: table((report) => [{ figure: report.total }], {
    venue: (_, { event }) => event.venue,
    city: (_, { event }) => event.city,
    ...figureColumns,
    counted_booths: (_, { countedBooths }) => countedBooths,
    booths: (_, { booths }) => booths.length,
    not_placed: (_, { notPlaced }) => notPlaced.visitors,
    not_placed_approximate: (_, { notPlaced }) => yesNo(notPlaced.approximate),
    counting_rule: (_, { event }) => event.countingRule,
    source_url: (_, { event }) => event.sourceUrl,
    version: (_, { version }) => version,
    partly_counted_booths: (_, { booths }) => partlyCounted(booths),
  }),
  booths: table((report) => report.booths.map((of) => ({ ...of, of })), {
    ...boothColumns,
    project: (booth) => booth.project.name,
    project_kind: (booth) => booth.project.kind,
    maturity: (booth) => booth.project.maturity,
    aliases: (booth) => booth.project.aliases.join('; '),
    kiosks: (booth) => booth.kiosks.join('; '),
    representatives: (booth) => booth.representatives.map(({ name }) => name).join('; '),
    ...figureColumns,
    visits: ({ evidence }) => evidence.visits,
    devices: ({ evidence }) => evidence.devices,
    how_counted: (booth, { event }) => howCounted(booth, event),
    findings: ({ findings }) => findings.map(({ kind, text }) => `${kind}: ${text}`).join('\n'),
    paragraph: ({ highlight }) => highlight?.body ?? '',
    paragraph_state: ({ highlight }) => highlight?.state ?? 'none',
    tapped_added: ({ evidence }) => evidence.added,
    tapped_beside: ({ evidence }) => evidence.beside,
  }),
  days: ofBooths(daysAndRest, {
    date: ({ date }) => (date === null ? null : { date }),
    ...figureColumns,
    placed_in_time: ({ date }) => yesNo(date !== null),
  }),
  'opening-hours': table(({ event }) => event.days, {
    date: ({ date }) => ({ date }),
    opens_at: ({ opensAt }) => moment(opensAt),
    closes_at: ({ closesAt }) => moment(closesAt),
  }),
  hours: table(hoursAndRest, {
    starts_at: ({ startsAt }) => moment(startsAt),
    ends_at: ({ endsAt }) => moment(endsAt),
    placed_in_time: ({ startsAt }) => yesNo(startsAt !== null),
    visitors: ({ visitors }) => visitors,
    of_them_shared_out: ({ shared }) => shared,
    state: hourState,
    // A workbook knows no zones, and where clocks go back an hour comes twice. A bare "-05:00" would be read as a formula.
    utc_offset: ({ startsAt }, { event }) => startsAt && `UTC${wallTime(startsAt, event.timeZone).offset}`,
  }),
  audiences: ofBooths(({ audiences }) => audiences, {
    audience: ({ audience }) => audience,
    visits: ({ visits }) => visits,
    visitors: ({ visitors }) => visitors,
  }),
  topics: ofBooths(({ topics }) => topics, {
    topic: ({ slug }) => slug,
    topic_name: ({ label }) => label,
    visits: ({ visits }) => visits,
    visitors: ({ visitors }) => visitors,
  }),
  findings: ofBooths(({ findings }) => findings, {
    kind: ({ kind }) => kind,
    text: ({ text }) => text,
    answer: ({ answer }) => answer,
    mentions: ({ mentions }) => mentions,
  }),
  'head-counts': ofBooths(({ evidence }) => evidence.headCounts, {
    source: ({ source }) => source,
    used: ({ isUsed }) => yesNo(isUsed),
    approximate: ({ approximate }) => yesNo(approximate),
    likely: ({ likely }) => likely,
    low: ({ low }) => low,
    high: ({ high }) => high,
    starts_at: ({ startsAt }) => moment(startsAt),
    ends_at: ({ endsAt }) => moment(endsAt),
    wording: ({ wording }) => wording,
    source_url: ({ sourceUrl }) => sourceUrl,
    counted: ({ counted }) => counted,
  }),
  representatives: ofBooths(({ representatives }) => representatives, {
    name: ({ name }) => name,
    affiliation: ({ affiliation }) => affiliation,
  }),
  paragraphs: table(allParagraphs, {
    booth: ({ of }) => of?.slug ?? null,
    booth_name: ({ of }) => of?.name ?? null,
    section: ({ section }) => section,
    state: ({ state }) => state,
    body: ({ body }) => body,
  }),
  sectors: ofBooths(({ sectors }) => sectors, {
    sector: ({ sector }) => sector,
    visits: ({ visits }) => visits,
    visitors: ({ visitors }) => visitors,
  }),
  coverage: ofBooths(({ coverage }) => (coverage === null ? [] : [coverage]), {
    slot_minutes: ({ slotMinutes }) => slotMinutes,
    planned_minutes: ({ plannedMinutes }) => plannedMinutes,
    covered_minutes: ({ coveredMinutes }) => coveredMinutes,
    gap_minutes: ({ gapMinutes }) => gapMinutes,
    not_recorded_minutes: ({ notRecordedMinutes }) => notRecordedMinutes,
    coming_minutes: ({ comingMinutes }) => comingMinutes,
    below_minimum_minutes: ({ belowMinimumMinutes }) => belowMinimumMinutes,
    at_target_minutes: ({ atTargetMinutes }) => atTargetMinutes,
  }),
  talks: ofBooths(({ talks }) => talks, {
    talk: ({ title }) => title,
    starts_at: ({ startsAt }) => moment(startsAt),
    ends_at: ({ endsAt }) => moment(endsAt),
    room: ({ room }) => room,
    own: ({ isOwn }) => yesNo(isOwn),
    came_from_it: ({ of, saidSo }) => saidSoAt(of.evidence, saidSo),
    ...afterColumns(60),
    ...afterColumns(120),
  }),
  'follow-ups': ofBooths(({ followUps }) => followUps, {
    what: ({ what }) => what,
    owner: ({ owner }) => owner,
    due_on: ({ dueOn }) => (dueOn === null ? null : { date: dueOn }),
    promised_at: ({ occurredAt }) => moment(occurredAt),
    done_at: ({ doneAt }) => moment(doneAt),
    state: (row, report) => stateOfFollowUp(row, report),
    issue_url: ({ issueUrl }) => issueUrl,
  }),
};

/** After a talk; empty where it is not the project's own. */
function afterColumns(within: 60 | 120): Columns<ReportBooth['talks'][number]> {
  type After = ReportBooth['talks'][number]['after'][number];
  const of = (read: (after: After) => Cell) => (talk: ReportBooth['talks'][number]) => {
    const found = talk.after.find(({ withinMinutes }) => withinMinutes === within);
    return found === undefined ? null : read(found);
  };
  return {
    [`after_${within}_verdict`]: of(({ verdict }) => verdict),
    [`after_${within}_visitors`]: of(({ visitors }) => visitors),
    [`after_${within}_minutes`]: of(({ minutes }) => minutes),
    [`after_${within}_expected`]: of(({ expected }) => expected),
    [`after_${within}_ratio`]: of(({ ratio }) => ratio),
    [`after_${within}_low`]: of(({ low }) => low),
    [`after_${within}_high`]: of(({ high }) => high),
  };
}

function table<Row>(rowsOf: (report: Report) => readonly Row[], columns: Columns<Row>) {
  return (report: Report): Table => ({
    heads: Object.keys(columns),
    rows: rowsOf(report).map((row) => Object.values(columns).map((read) => read(row, report))),
  });
}

/** A table of what belongs to booths, with the booth in front. */
function ofBooths<Row extends object>(
  rowsOf: (booth: ReportBooth) => readonly Row[],
  columns: Columns<OfBooth<Row>>,
) {
  const all = ({ booths }: Report) => booths.flatMap((of) => rowsOf(of).map((row) => ({ ...row, of })));
  return table<OfBooth<Row>>(all, { ...boothColumns, ...columns });
}

interface DayRow {
  date: string | null;
  figure: Figure;
}

/** A booth's days, then what has no time: together they are its figure. Of days that are held back nothing is taken off. */
function daysAndRest({ days, figure }: ReportBooth): DayRow[] {
  const [inDays, tapped] = [
    days.reduce((sum, day) => sum + (day.figure.visitors ?? 0), 0),
    days.reduce((sum, day) => sum + day.figure.tapped, 0),
  ];
  const visitors = (figure.visitors ?? 0) - inDays;
  if (visitors === 0) return days;
  const rest = {
    ...notRecorded,
    ...{ visitors, approximate: figure.approximate, provisional: figure.provisional },
    tapped: Math.max(0, figure.tapped - tapped),
  };
  return [...days, { date: null, figure: rest }];
}

interface HourRow {
  startsAt: string | null;
  endsAt: string | null;
  visitors: number | null;
  shared: number;
  none?: HiddenWhy | undefined;
}

/** Why there is no number, or that there is one. */
function hourState(hour: HourRow, { madeAt }: Report): string {
  const { visitors, startsAt, none } = hour;
  if (visitors !== null) return isRunning(hour, { madeAt }) ? 'so far' : 'counted';
  if (none !== undefined) return hiddenWords[none];
  return isAhead({ startsAt }, { madeAt }) ? stateWords.coming : stateWords.unrecorded;
}

/** The hours, then what has no time: together they are the total. */
function hoursAndRest({ hours, notPlaced: { visitors, approximate } }: Report): HourRow[] {
  const rest = { startsAt: null, endsAt: null, visitors, shared: approximate ? visitors : 0 };
  return visitors === 0 ? hours : [...hours, rest];
}

function allParagraphs({ sections, booths }: Report) {
  const own = booths.flatMap(({ highlight, ...of }) =>
    highlight === null ? [] : [{ ...highlight, section: 'highlight', of }],
  );
  return [...sections.map((section) => ({ ...section, of: null })), ...own];
}
