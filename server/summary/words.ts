import { Temporal } from 'temporal-polyfill';
import { restWords, splitWords } from '#contracts/evidence-words';
import { figureText } from '#contracts/figures';
import { isOverdue } from '#contracts/follow-ups';
import type { Report, ReportBooth } from '#contracts/report';
import { amount, dayWords, timeWords } from '#contracts/summary-words';
import { dateOf } from '../reports/rules.ts';

type HeadCount = ReportBooth['evidence']['headCounts'][number];

const sourceWords: { [source in HeadCount['source']]: string } = {
  clicker: 'a clicker',
  door: 'a count at the door',
  judged: 'a judged head count',
  published: 'a published head count',
  missed: 'somebody who says how many were missed',
};

/** The event, as far as the words need it. */
type Told = Pick<Report['event'], 'timeZone' | 'sourceUrl'>;

/** How a booth's figure was counted, as one line of plain text. */
export function howCounted(
  { figure, evidence }: Pick<ReportBooth, 'figure' | 'evidence'>,
  event: Told,
): string {
  const used = evidence.headCounts.filter(({ isUsed }) => isUsed);
  const others = evidence.headCounts.filter(({ isUsed }) => !isUsed);
  const parts = used.map(
    (count) =>
      `${figureOfCount(count)} by ${describe(count, event)}${count.source === 'missed' ? ', added to what was tapped' : ''}`,
  );
  if (evidence.visits > 0) parts.push(tapWords(evidence));
  if (parts.length === 0)
    return figure.visitors === 0 ? 'somebody was checked in, nobody came' : 'nothing was recorded';
  for (const count of others)
    parts.push(`shown beside it: ${figureOfCount(count)} by ${describe(count, event)}`);
  if (evidence.isDisputed)
    parts.push(
      'more was tapped, or counted in a part of its time, than the head count says: somebody should decide',
    );
  if (figure.provisional) parts.push('provisional: a device has not sent everything');
  return parts.join('; ');
}

function tapWords(evidence: ReportBooth['evidence']): string {
  const { visits, visitors, devices } = evidence;
  const taps = `${visitors} in ${amount(visits, 'visit')} tapped on ${amount(devices, 'device')}`;
  const split = splitWords(evidence);
  return split === null ? taps : `${taps}: ${split}`;
}

function figureOfCount({ likely, low, high, approximate }: HeadCount): string {
  return figureText({
    visitors: likely,
    approximate,
    low,
    high,
    tapped: 0,
    recordedDays: null,
    days: null,
    provisional: false,
  });
}

function describe(count: HeadCount, event: Told): string {
  const { source, wording, sourceUrl, startsAt, endsAt } = count;
  const said = wording === '' ? '' : ` (“${wording}”)`;
  const when =
    startsAt === null || endsAt === null ? 'no times' : stretchWords(startsAt, endsAt, event.timeZone);
  // The event's own source stands at the top.
  const where = sourceUrl === null || sourceUrl === event.sourceUrl ? '' : `, ${sourceUrl}`;
  const rest = restWords(count);
  return `${sourceWords[source]}${said}, ${when}${where}${rest === null ? '' : `, ${rest}`}`;
}

function stretchWords(startsAt: string, endsAt: string, timeZone: string): string {
  const [fromDay, toDay] = [dayWords(startsAt, timeZone), dayWords(endsAt, timeZone)];
  const end = `${fromDay === toDay ? '' : `${toDay} `}${clockWords(endsAt, timeZone)}`;
  return `${fromDay} ${clockWords(startsAt, timeZone)}–${end}`;
}

/** "01:00"; where clocks go back that time comes twice: "01:00 (UTC-04:00)". */
export function clockWords(instant: string, timeZone: string): string {
  const zoned = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  const [first, second] = (['earlier', 'later'] as const).map(
    (disambiguation) => zoned.toPlainDateTime().toZonedDateTime(timeZone, { disambiguation }).offset,
  );
  const time = timeWords(instant, timeZone);
  return first === second ? time : `${time} (UTC${zoned.offset})`;
}

/** An hour that had not begun when the file was made. */
export const isAhead = ({ startsAt }: { startsAt: string | null }, { madeAt }: Pick<Report, 'madeAt'>) =>
  startsAt !== null && Date.parse(startsAt) > Date.parse(madeAt);

/** An hour that had begun and was not over then: what is known of it is so far. */
export const isRunning = (
  { startsAt, endsAt }: { startsAt: string | null; endsAt: string | null },
  { madeAt }: Pick<Report, 'madeAt'>,
) =>
  startsAt !== null &&
  endsAt !== null &&
  Date.parse(startsAt) <= Date.parse(madeAt) &&
  Date.parse(madeAt) < Date.parse(endsAt);

/** A moment as the clock in the hall showed it, in whole seconds, and the same with its offset from UTC: "-05:00". */
export function wallTime(instant: string, timeZone: string) {
  const zoned = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  return {
    plain: zoned.toPlainDateTime().toString({ fractionalSecondDigits: 0 }),
    withOffset: zoned.toString({ timeZoneName: 'never', fractionalSecondDigits: 0 }),
    offset: zoned.offset,
  };
}

/** Who said at a booth that they came from a talk; null where nobody was tapped, who could have said it. */
export const saidSoAt = (
  { visits }: Pick<ReportBooth['evidence'], 'visits'>,
  saidSo: number,
): number | null => (visits === 0 && saidSo === 0 ? null : saidSo);

/** On the event's own date when the file was made. */
export function stateOfFollowUp(
  row: ReportBooth['followUps'][number],
  { madeAt, event }: Pick<Report, 'madeAt' | 'event'>,
): 'done' | 'overdue' | 'open' {
  if (row.doneAt !== null) return 'done';
  return isOverdue(row, dateOf(Date.parse(madeAt), event.timeZone)) ? 'overdue' : 'open';
}
