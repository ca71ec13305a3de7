import { stringify } from 'csv-stringify/sync';
import { figureText } from '#contracts/figures';
import type { Report, ReportBooth } from '#contracts/report';
import { howCounted } from './words.ts';

/**
 * The columns, in order; new ones are added at the end. An empty `visitors` means not recorded. Cells that a spreadsheet
 * would read as a formula begin with an apostrophe.
 */
const columns: { [column: string]: (booth: ReportBooth, report: Report) => string | number | null } = {
  event: (_, { event }) => event.slug,
  event_name: (_, { event }) => event.name,
  simulated: (_, { event }) => yesNo(event.simulated),
  starts_on: (_, { event }) => event.startsOn,
  ends_on: (_, { event }) => event.endsOn,
  time_zone: (_, { event }) => event.timeZone,
  made_at: (_, { madeAt }) => madeAt,
  booth: (booth) => booth.slug,
  booth_name: (booth) => booth.name,
  project: (booth) => booth.project.name,
  project_kind: (booth) => booth.project.kind,
  maturity: (booth) => booth.project.maturity,
  aliases: (booth) => booth.project.aliases.join('; '),
  kiosks: (booth) => booth.kiosks.join('; '),
  representatives: (booth) => booth.representatives.map(({ name }) => name).join('; '),
  visitors: ({ figure }) => figure.visitors,
  visitors_text: ({ figure }) => figureText(figure),
  approximate: ({ figure }) => yesNo(figure.approximate),
  low: ({ figure }) => figure.low,
  high: ({ figure }) => figure.high,
  tapped: ({ figure }) => figure.tapped,
  recorded_days: ({ figure }) => figure.recordedDays,
  days: ({ figure }) => figure.days,
  provisional: ({ figure }) => yesNo(figure.provisional),
  visits: ({ evidence }) => evidence.visits,
  devices: ({ evidence }) => evidence.devices,
  how_counted: (booth, { event }) => howCounted(booth, event),
  findings: ({ findings }) => findings.map(({ kind, text }) => `${kind}: ${text}`).join('\n'),
  paragraph: ({ highlight }) => highlight?.body ?? '',
  paragraph_state: ({ highlight }) => highlight?.state ?? 'none',
  tapped_added: ({ evidence }) => evidence.added,
  tapped_beside: ({ evidence }) => evidence.beside,
  booths_of_event: (_, { boothsOfEvent }) => boothsOfEvent,
};

const yesNo = (is: boolean) => (is ? 'yes' : 'no');

/** One table, one row a booth, with the byte order mark that spreadsheets need to read UTF-8. */
export function renderCsv(report: Report): string {
  const rows = report.booths.map((booth) => Object.values(columns).map((read) => read(booth, report)));
  return stringify(rows, {
    header: true,
    columns: Object.keys(columns),
    bom: true,
    escape_formulas: true,
    // csv-stringify quotes only for its own record delimiter, and a line break inside of a cell is another one.
    quoted_string: true,
    record_delimiter: 'windows',
  });
}
