import type { CoverageBooth, CoverageReport, CoverageSlot, CoverageStretch } from '#contracts/coverage';
import { evidenceWords, stateWords } from '#contracts/coverage-words';
import { writeCsv } from '../csv.ts';
import { wallTime } from '../summary/words.ts';

interface Row {
  report: CoverageReport;
  booth: CoverageBooth;
  /** Null: no slot is known. */
  part: { slot: CoverageSlot; stretch: CoverageStretch } | null;
}

/** The columns, in order; new ones are added at the end. Times carry the event's offset. Minutes add up to the slots. */
const columns: { [column: string]: (row: Row) => string | number | null | undefined } = {
  event: ({ report }) => report.event.slug,
  event_name: ({ report }) => report.event.name,
  simulated: ({ report }) => (report.event.simulated ? 'yes' : 'no'),
  time_zone: ({ report }) => report.event.timeZone,
  range_from: ({ report }) => report.day ?? earliest([report.event.startsOn, ...datesOf(report)]),
  range_to: ({ report }) => report.day ?? latest([report.event.endsOn, ...datesOf(report)]),
  made_at: ({ report }) => report.madeAt,
  booth: ({ booth }) => booth.slug,
  booth_name: ({ booth }) => booth.name,
  kiosk: ({ part }) => part?.slot.kiosk,
  slot_starts_at: ({ part, report }) => part && inZone(part.slot.startsAt, report),
  slot_ends_at: ({ part, report }) => part && inZone(part.slot.endsAt, report),
  date: ({ part }) => part?.stretch.date,
  starts_at: ({ part, report }) => part && inZone(part.stretch.startsAt, report),
  ends_at: ({ part, report }) => part && inZone(part.stretch.endsAt, report),
  minutes: ({ part }) => part?.stretch.minutes,
  state: ({ part }) => (part === null ? 'no slot known' : stateWords[part.stretch.state]),
  people_known: ({ part }) => part && (part.stretch.state === 'covered' ? part.stretch.people : null),
  people_planned: ({ part }) => part?.stretch.planned,
  minimum: ({ part }) => part?.stretch.minimum,
  target: ({ part }) => part?.stretch.target,
  evidence: ({ part, report }) =>
    part?.stretch.evidence.map((one) => evidenceWords(one, report.event.timeZone)).join('\n'),
  provisional: ({ report }) => (report.provisional ? 'yes' : 'no'),
  time_uncertain: ({ part }) =>
    part && (part.stretch.evidence.some(({ isUncertain }) => isUncertain) ? 'yes' : 'no'),
};

/** A slot may lie on the day before or after the event, or reach into it. */
const datesOf = ({ days }: CoverageReport) => days.map(({ date }) => date);
const earliest = (dates: string[]) => dates.toSorted()[0];
const latest = (dates: string[]) => dates.toSorted().at(-1);

/** "2025-11-11T10:45:00-05:00" */
const inZone = (instant: string, { event }: CoverageReport) => wallTime(instant, event.timeZone).withOffset;

/** One row for each stretch of a slot, with the byte order mark that spreadsheets need to read UTF-8. */
export function renderCoverageCsv(report: CoverageReport): string {
  const rows = report.booths
    .flatMap((booth): Row[] =>
      booth.slots.length === 0
        ? [{ report, booth, part: null }]
        : booth.slots.flatMap((slot) =>
            slot.stretches.map((stretch) => ({ report, booth, part: { slot, stretch } })),
          ),
    )
    .map((row) => Object.values(columns).map((read) => read(row)));
  return writeCsv(Object.keys(columns), rows);
}
