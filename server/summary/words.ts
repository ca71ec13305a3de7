import { Temporal } from 'temporal-polyfill';
import { figureText } from '#contracts/figures';
import { type Report, type ReportBooth, splitWords } from '#contracts/report';

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
export function howCounted({ figure, evidence }: ReportBooth, event: Told): string {
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
  if (evidence.isDisputed) parts.push('more was tapped than the head count says: somebody should decide');
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

function describe({ source, wording, sourceUrl, startsAt, endsAt }: HeadCount, event: Told): string {
  const said = wording === '' ? '' : ` (“${wording}”)`;
  const when =
    startsAt === null || endsAt === null ? 'no times' : stretchWords(startsAt, endsAt, event.timeZone);
  // The event's own source stands at the top.
  const where = sourceUrl === null || sourceUrl === event.sourceUrl ? '' : `, ${sourceUrl}`;
  return `${sourceWords[source]}${said}, ${when}${where}`;
}

function stretchWords(startsAt: string, endsAt: string, timeZone: string): string {
  const [fromDay, toDay] = [dayWords(startsAt, timeZone), dayWords(endsAt, timeZone)];
  const end = `${fromDay === toDay ? '' : `${toDay} `}${timeWords(endsAt, timeZone)}`;
  return `${fromDay} ${timeWords(startsAt, timeZone)}–${end}`;
}

function dayWords(instant: string, timeZone: string): string {
  return format(instant, { timeZone, weekday: 'short', day: 'numeric', month: 'short' }).replace(',', '');
}

function timeWords(instant: string, timeZone: string): string {
  return format(instant, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** "21 November 2026, 09:12 (Europe/Amsterdam)" */
export function momentWords(instant: string, timeZone: string): string {
  const date = format(instant, { timeZone, day: 'numeric', month: 'long', year: 'numeric' });
  return `${date}, ${timeWords(instant, timeZone)} (${timeZone})`;
}

/** A moment as the clock in the hall showed it, in whole seconds, and the same with its offset from UTC. */
export function wallTime(instant: string, timeZone: string): { plain: string; withOffset: string } {
  const zoned = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  return {
    plain: zoned.toPlainDateTime().toString({ fractionalSecondDigits: 0 }),
    withOffset: zoned.toString({ timeZoneName: 'never', fractionalSecondDigits: 0 }),
  };
}

/** "10 November 2025 to 13 November 2025" */
export function datesWords({ startsOn, endsOn }: Pick<Report['event'], 'startsOn' | 'endsOn'>): string {
  const words = (date: string) =>
    format(`${date}T12:00:00Z`, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });
  return startsOn === endsOn ? words(startsOn) : `${words(startsOn)} to ${words(endsOn)}`;
}

function format(instant: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', options).format(new Date(instant));
}

export function amount(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** "Representative: Wei Fu", "Representatives: A, B and C"; null when nobody is named. */
export function representativesLine({ representatives }: ReportBooth): string | null {
  const names = representatives.map(({ name }) => name);
  if (names.length === 0) return null;
  const list = new Intl.ListFormat('en-GB').format(names);
  return `${names.length === 1 ? 'Representative' : 'Representatives'}: ${list}`;
}
