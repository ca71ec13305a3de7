import { countWords, ratioWords, verdictWords } from '#contracts/after-words';
import type { CoverageMinutes } from '#contracts/coverage';
import { minutesWords, planWords } from '#contracts/coverage-words';
import { type Block, type Cell, heading, paragraph, type Table } from '#contracts/document';
import { hoursAndMinutes } from '#contracts/durations';
import { NOT_SAID } from '#contracts/engagement';
import { figureText } from '#contracts/figures';
import { closureOf } from '#contracts/follow-ups';
import type { Report, ReportBooth } from '#contracts/report';
import { amount, dayWords, timeWords } from '#contracts/summary-words';
import { saidSoAt, stateOfFollowUp } from './words.ts';

/** Visitors by day, all booths together; nothing where there is one day or none. */
export function daysPart({ days, notPlaced }: Report): Block[] {
  if (days.length < 2) return [];
  const rest = `${notPlaced.approximate ? '~' : ''}${notPlaced.visitors}`;
  return [
    heading(2, 'Visitors by day', 'days'),
    {
      ...tableOf(
        'Visitors by day',
        ['Day'],
        ['Visitors'],
        days.map(({ date, figure }) => [
          { text: dateWords(date) },
          { text: figureText(figure), value: figure.visitors },
        ]),
      ),
      total:
        notPlaced.visitors === 0
          ? null
          : [{ text: 'Not placed in time' }, { text: rest, value: notPlaced.visitors }],
    },
  ];
}

/** One who was tapped. */
interface Said {
  name: string;
  visitors: number;
}

type Of = Pick<ReportBooth, 'audiences' | 'sectors' | 'topics'>;

/** Who came and what it was about, each with what nobody said. @param booths one, or several added up */
function saidOf(booths: readonly Of[]) {
  return {
    audiences: summed(
      booths.flatMap(({ audiences }) => audiences.map(({ audience, visitors }) => named(audience, visitors))),
    ),
    sectors: summed(
      booths.flatMap(({ sectors }) => sectors.map(({ sector, visitors }) => named(sector, visitors))),
    ),
    topics: summed(
      booths.flatMap(({ topics }) =>
        topics.map(({ slug, label, visitors }) => named(slug === NOT_SAID ? slug : label, visitors)),
      ),
    ),
  };
}

const named = (name: string, visitors: number): Said => ({
  name: name === NOT_SAID ? 'not said' : name,
  visitors,
});

/** The most frequent first; what nobody said last. */
function summed(all: readonly Said[]): Said[] {
  const sums = new Map<string, number>();
  for (const { name, visitors } of all) sums.set(name, (sums.get(name) ?? 0) + visitors);
  const isRest = ({ name }: Said) => Number(name === 'not said');
  return [...sums]
    .map(([name, visitors]) => ({ name, visitors }))
    .sort((one, other) => isRest(one) - isRest(other) || other.visitors - one.visitors);
}

/** Everybody who was tapped: each of them is in one audience, said or not. */
const tappedOf = (audiences: readonly Said[]) => audiences.reduce((sum, { visitors }) => sum + visitors, 0);

/** "Of 934 tapped visitors. A head count says nothing of them." */
const ofTapped = (audiences: readonly Said[]) =>
  `Of ${amount(tappedOf(audiences), 'tapped visitor')}; a head count says nothing of who came.`;

/** "user 120, newcomer 90, not said 12" */
const saidWords = (rows: readonly Said[]) =>
  rows.map(({ name, visitors }) => `${name} ${visitors}`).join(', ');

export function saidPart({ booths }: Report): Block[] {
  const { audiences, sectors, topics } = saidOf(booths);
  if (audiences.length === 0) return [];
  return [
    heading(2, 'Who came, and what it was about', 'who'),
    paragraph(`${ofTapped(audiences)} One visitor may have several topics.`),
    saidTable('Audience', audiences),
    saidTable('Sector', sectors),
    saidTable('Topic', topics),
  ];
}

const saidTable = (title: string, rows: readonly Said[]): Table =>
  tableOf(
    `Tapped visitors by ${title.toLowerCase()}`,
    [title],
    ['Tapped visitors'],
    rows.map(({ name, visitors }) => [{ text: name }, { text: String(visitors), value: visitors }]),
  );

/** Whether the booths were staffed; nothing where no slot is known. */
export function coveragePart({ coverage, booths }: Report): Block[] {
  if (coverage === null) return [];
  const row = (name: string, minutes: CoverageMinutes): Cell[] => [
    { text: name },
    ...[
      minutes.slotMinutes,
      minutes.coveredMinutes,
      minutes.gapMinutes,
      minutes.notRecordedMinutes,
      minutes.comingMinutes,
    ].map((value): Cell => ({ text: value === 0 ? '0' : hoursAndMinutes(value), value })),
  ];
  return [
    heading(2, 'Coverage', 'coverage'),
    paragraph(`${[minutesWords(coverage), ...planWords(coverage)].join('; ')}.`),
    {
      ...tableOf(
        'Coverage of the booths that have a slot',
        ['Booth'],
        ['Slots', 'Covered', 'Gap', 'Not recorded', 'Still to come'],
        booths.flatMap(({ name, coverage: own }) => (own === null ? [] : [row(name, own)])),
      ),
      total: row('Total', coverage),
    },
  ];
}

/** Who came after the talks; nothing where none is over, or nothing is known of any. It says after, never because of. */
export function talksPart({ booths, event }: Report): Block[] {
  const rows = booths.flatMap(({ name, talks, evidence }) =>
    talks.map(({ title, endsAt, saidSo, after }): Cell[] => [
      { text: name },
      { text: title },
      { text: `${dayWords(endsAt, event.timeZone)} ${timeWords(endsAt, event.timeZone)}` },
      figureCell(saidSoAt(evidence, saidSo)),
      ...[60, 120].map((within): Cell => {
        const found = after.find(({ withinMinutes }) => withinMinutes === within);
        return { text: found === undefined ? 'not its own talk' : afterText(found) };
      }),
    ]),
  );
  const isKnown = booths.some(({ talks, evidence }) =>
    talks.some(
      ({ saidSo, after }) =>
        saidSoAt(evidence, saidSo) !== null || after.some(({ verdict }) => verdict !== 'not-recorded'),
    ),
  );
  if (!isKnown) return [];
  const table = tableOf('Visitors after talks', ['Booth', 'Talk', 'Ended'], ['Said they came from it'], rows);
  const columns = ['In the hour after', 'In the two hours after'].map((title) => ({
    title,
    align: 'start' as const,
  }));
  return [
    heading(2, 'After talks', 'talks'),
    paragraph(
      'Visitors after each talk about the booth’s project, against the usual rate of the booth itself. The range holds at 95 % for all talks of a booth together. It says what came after, not because of what.',
    ),
    { ...table, columns: [...table.columns, ...columns] },
  ];
}

const figureCell = (value: number | null): Cell => ({
  text: value === null ? 'not recorded' : String(value),
  value,
});

function afterText(after: Parameters<typeof countWords>[0]): string {
  const [ratio, verdict] = [ratioWords(after), verdictWords(after)];
  const told = ratio === null || verdict === null ? '' : `: ${verdict}, ${ratio}`;
  return `${countWords(after)}${told}`;
}

/** What was promised; nothing where nothing was. */
export function followUpsPart(report: Report): Block[] {
  const { booths, event, madeAt } = report;
  const all = booths.flatMap(({ name, followUps }) => followUps.map((row) => ({ ...row, name })));
  if (all.length === 0) return [];
  const count = (state: string) => all.filter((row) => stateOfFollowUp(row, report) === state).length;
  const { within, of } = closureOf(all, new Date(madeAt));
  const closed = of === 0 ? '' : ` Done within 30 days: ${within} of ${of}.`;
  return [
    heading(2, 'Follow-ups', 'follow-ups'),
    paragraph(
      `${all.length} promised: ${count('done')} done, ${count('open')} open, ${count('overdue')} overdue.${closed}`,
    ),
    tableOf(
      'Follow-ups',
      ['Booth', 'What', 'Who', 'Due', 'State'],
      [],
      all.map((row) => [
        { text: row.name },
        { text: row.what.replace(/\s+/g, ' ').trim() },
        { text: row.owner },
        { text: row.dueOn === null ? '' : dateWords(row.dueOn) },
        {
          text:
            row.doneAt === null
              ? stateOfFollowUp(row, report)
              : `done ${dayWords(row.doneAt, event.timeZone)}`,
        },
      ]),
    ),
  ];
}

/** What the tables of the whole event say of one booth, as lines. */
export function boothLines({ days, coverage, ...booth }: ReportBooth): Block[] {
  const byDay = days.map(({ date, figure }) => `${dateWords(date)} ${figureText(figure)}`).join(', ');
  return [
    ...(days.length < 2 ? [] : [paragraph(`By day: ${byDay}.`)]),
    ...saidLines(booth),
    ...(coverage === null ? [] : [paragraph(`Staffed: ${minutesWords(coverage)}.`)]),
  ];
}

/** Everybody who was tapped at a booth, with what nobody said, so that it adds up. */
export function saidLines(booth: Of): Block[] {
  const { audiences, sectors, topics } = saidOf([booth]);
  if (audiences.length === 0) return [];
  return [
    paragraph(`Who came, of ${tappedOf(audiences)} tapped: ${saidWords(audiences)}.`),
    paragraph(`Where they work: ${saidWords(sectors)}.`),
    paragraph(`What it was about: ${saidWords(topics)}.`),
  ];
}

const dateWords = (date: string) => dayWords(`${date}T12:00:00Z`, 'UTC');

function tableOf(caption: string, names: string[], amounts: string[], rows: Cell[][]): Table {
  return {
    kind: 'table',
    caption,
    columns: [
      ...names.map((title) => ({ title, align: 'start' as const })),
      ...amounts.map((title) => ({ title, align: 'end' as const })),
    ],
    rows,
    total: null,
  };
}
