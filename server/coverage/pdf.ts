import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { breakWords } from '#contracts/break-words';
import type { CoverageBooth, CoverageReport, CoverageSlot, paperSizes } from '#contracts/coverage';
import {
  behindWords,
  coveredBy,
  forgottenWords,
  hoursOf,
  minutesWords,
  NO_SLOT,
  planWords,
  provisionalCoverage,
  stateWords,
} from '#contracts/coverage-words';
import { dateFormat } from '#contracts/date-formats';
import { hoursAndMinutes } from '#contracts/durations';
import { datesWords, momentWords } from '#contracts/summary-words';
import { makePdf } from '../pdf/make.ts';
import { drawBar, drawKey, ink, line } from './bars.ts';

/**
 * The report on paper: each day, booth by booth, then every gap and what is not recorded. For a thread of its own
 * (apart.ts).
 */
export function renderCoveragePdf(
  report: CoverageReport,
  paper: (typeof paperSizes)[number],
): Promise<Uint8Array> {
  return makePdf(documentOf(report, paper));
}

function documentOf(report: CoverageReport, paper: (typeof paperSizes)[number]): TDocumentDefinitions {
  const { event, madeAt, provisional } = report;
  const marks = `${event.simulated ? ' · Simulated' : ''}${provisional ? ' · Provisional' : ''}`;
  return {
    pageSize: paper === 'a4' ? 'A4' : 'LETTER',
    pageMargins: [42, 50, 42, 50],
    language: 'en',
    info: { title: `Coverage, ${event.name}${marks}`, creator: 'Pavilion', producer: 'Pavilion' },
    defaultStyle: { font: 'Roboto', fontSize: 9, color: ink, lineHeight: 1.15 },
    header: { text: `${event.name}${marks}`, margin: [42, 24, 42, 0], fontSize: 8 },
    footer: (page, pages) => ({
      columns: [
        { text: `Times: ${event.timeZone}. Made ${momentWords(madeAt, event.timeZone)}` },
        { text: `${page} of ${pages}`, alignment: 'right', width: 60 },
      ],
      ...{ margin: [42, 16, 42, 0], fontSize: 8 },
    }),
    content: [
      ...headOf(report),
      ...report.days.map((day) => dayTable(report, day)),
      ...holesOf(report),
      ...forgottenOf(report),
      ...withoutSlot(report),
    ],
  };
}

function headOf(report: CoverageReport): Content[] {
  const { event, day, total } = report;
  const range = datesWords(day === null ? event : { startsOn: day, endsOn: day });
  const place = [event.venue, event.city].filter((part) => part !== '').join(', ');
  return [
    { canvas: [{ type: 'rect', x: 0, y: 0, w: 60, h: 3, color: ink }], margin: [0, 0, 0, 8] },
    { text: 'Coverage', fontSize: 20, bold: true },
    { text: `${range}${place === '' ? '' : `, ${place}`}`, margin: [0, 2, 0, 0] },
    ...(event.simulated ? [remark('Simulated: nobody of this event exists.')] : []),
    ...(report.provisional ? [remark(provisionalCoverage)] : []),
    ...(total.slotMinutes > 0
      ? [
          {
            text: sentence([minutesWords(total)]),
            fontSize: 11,
            bold: true,
            margin: [0, 10, 0, 2],
          } as Content,
          { text: sentence(planWords(total)), margin: [0, 0, 0, 8] } as Content,
        ]
      : [{ text: `${NO_SLOT} in this time.`, margin: [0, 10, 0, 8] } as Content]),
    { columns: (['covered', 'gap', 'unrecorded', 'coming'] as const).map(drawKey), margin: [0, 0, 0, 8] },
  ];
}

const remark = (text: string): Content => ({ text, bold: true, margin: [0, 4, 0, 0] });

const sentence = (parts: string[]) => {
  const text = parts.join(', ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
};

function dayTable(
  report: CoverageReport,
  { date, minutes, booths }: CoverageReport['days'][number],
): Content {
  const rows = booths.flatMap(({ boothId, minutes: own }) => {
    const booth = report.booths.find((one) => one.boothId === boothId);
    return booth === undefined ? [] : [dayRow(report, booth, date, own)];
  });
  const title: TableCell = {
    stack: [
      { text: longDay(date), fontSize: 12, bold: true },
      { text: sentence([minutesWords(minutes), ...planWords(minutes)]) },
    ],
    ...{ colSpan: 4, margin: [0, 4, 0, 4] },
  };
  const heads = ['Booth', 'Slots', 'Staffed', ''].map((text) => ({ text, fontSize: 8 }));
  return {
    table: {
      ...{ headerRows: 2, keepWithHeaderRows: 1, dontBreakRows: true },
      widths: [110, 80, 150, '*'],
      body: [[title, '', '', ''], heads, ...rows],
    },
    ...{ layout: hairlines, margin: [0, 6, 0, 8] },
  };
}

function dayRow(
  { event }: CoverageReport,
  booth: CoverageBooth,
  date: string,
  minutes: CoverageBooth['minutes'],
): TableCell[] {
  const slots = booth.slots.flatMap((slot) => {
    const stretches = slot.stretches.filter((one) => one.date === date);
    return stretches.length === 0 ? [] : [{ ...slot, stretches }];
  });
  const all = slots.flatMap(({ stretches }) => stretches);
  const words = [minutesWords(minutes), ...coveredBy(all)];
  return [
    {
      stack: [
        { text: booth.name, bold: true },
        { text: kioskWords(slots), fontSize: 8 },
      ],
    },
    { text: slots.map((slot) => slotWords(slot, event.timeZone)).join('\n') },
    {
      stack: [
        drawBar(
          slots.map(({ stretches }) => stretches),
          150,
        ),
      ],
      margin: [0, 2, 0, 0],
    },
    { text: sentence(words), fontSize: 8 },
  ];
}

function kioskWords(slots: CoverageSlot[]): string {
  const labels = [...new Set(slots.flatMap(({ kiosk }) => kiosk ?? []))];
  return labels.length === 0 ? 'no kiosk known' : `Kiosk ${labels.join(', ')}`;
}

/** Of the part on its date. */
function slotWords({ stretches }: CoverageSlot, timeZone: string): string {
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (first === undefined || last === undefined) return '';
  return hoursOf({ startsAt: first.startsAt, endsAt: last.endsAt }, timeZone);
}

/** "Thursday 13 November 2025" */
function longDay(date: string): string {
  const format = dateFormat('en-GB', {
    ...{ timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  });
  return format.format(new Date(`${date}T12:00:00Z`)).replace(',', '');
}

/** "Thu 13 Nov" */
function shortDay(date: string): string {
  const format = dateFormat('en-GB', {
    ...{ timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' },
  });
  return format.format(new Date(`${date}T12:00:00Z`)).replace(',', '');
}

/** Shorter ones that nobody recorded are listed as a sum: people check in a minute late. */
const SHORT_MINUTES = 10;

function holesOf(report: CoverageReport): Content[] {
  const { timeZone } = report.event;
  const all = report.booths.flatMap(({ name, slots }) =>
    slots.flatMap(({ stretches }) => stretches.map((stretch) => ({ ...stretch, booth: name }))),
  );
  const gaps = all.filter(({ state }) => state === 'gap');
  const unrecorded = all.filter(({ state }) => state === 'unrecorded');
  const short = unrecorded.filter(({ minutes }) => minutes < SHORT_MINUTES);
  const listed = [...gaps, ...unrecorded.filter(({ minutes }) => minutes >= SHORT_MINUTES)];
  const rows = listed.map(({ booth, ...stretch }) => [
    booth,
    `${shortDay(stretch.date)}, ${hoursOf(stretch, timeZone)}`,
    `${stateWords[stretch.state]} ${hoursAndMinutes(stretch.minutes)}`,
    [...behindWords(stretch, timeZone), breakWords(stretch, report.breaks) ?? []].flat().join('\n'),
  ]);
  if (short.length > 0)
    rows.push([
      'All booths',
      `${short.length} times less than ${SHORT_MINUTES} min`,
      `${stateWords.unrecorded} ${hoursAndMinutes(short.reduce((sum, { minutes }) => sum + minutes, 0))}`,
      'Each is a row of the CSV file.',
    ]);
  return listTable('Gaps, and what is not recorded', ['Booth', 'When', 'What', 'Evidence'], rows);
}

function forgottenOf(report: CoverageReport): Content[] {
  const { timeZone } = report.event;
  const rows = report.booths.flatMap(({ name: booth, forgotten }) =>
    forgotten.map(({ name, ...stay }) => [booth, name, ...forgottenWords(stay, timeZone).split(', ')]),
  );
  return listTable('Who did not check out', ['Booth', 'Who', 'Since', 'Counted as'], rows);
}

function withoutSlot({ booths }: CoverageReport): Content[] {
  const names = booths.filter(({ slots }) => slots.length === 0).map(({ name }) => name);
  return names.length === 0 ? [] : [{ text: `${NO_SLOT}: ${names.join(', ')}.`, margin: [0, 10, 0, 0] }];
}

function listTable(title: string, heads: string[], rows: string[][]): Content[] {
  if (rows.length === 0) return [];
  const head: TableCell = { text: title, fontSize: 12, bold: true, colSpan: 4, margin: [0, 4, 0, 4] };
  return [
    {
      table: {
        ...{ headerRows: 2, keepWithHeaderRows: 1, dontBreakRows: true },
        widths: [110, 120, 90, '*'],
        body: [[head, '', '', ''], heads.map((text) => ({ text, fontSize: 8 })), ...rows],
      },
      ...{ layout: hairlines, margin: [0, 10, 0, 0] },
    },
  ];
}

const hairlines = {
  hLineWidth: (place: number) => (place < 2 ? 0 : 0.5),
  vLineWidth: () => 0,
  hLineColor: () => line,
  paddingLeft: () => 0,
  paddingRight: () => 8,
  paddingTop: () => 3,
  paddingBottom: () => 3,
};
