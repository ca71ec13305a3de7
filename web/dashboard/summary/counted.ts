import { restWords, splitWords } from '#contracts/evidence-words';
import { figureText, notRecorded } from '#contracts/figures';
import type { ReportBooth } from '#contracts/report';
import { clockTime, dateIn, weekday } from '../parts/times.ts';

type Evidence = ReportBooth['evidence'];
type HeadCount = Evidence['headCounts'][number];

const sources: Record<HeadCount['source'], string> = {
  clicker: 'counted with a clicker',
  door: 'counted at the door',
  judged: 'judged by somebody at the booth',
  published: 'published',
  missed: 'missed by those who tapped, and added to the taps',
};

/** How a booth's figure came about, in one or more sentences. */
export function countedWords(evidence: Evidence, timeZone: string): string[] {
  const { headCounts, visits } = evidence;
  const used = headCounts.filter(({ isUsed }) => isUsed).map((count) => headCountWords(count, timeZone));
  const others = headCounts.filter(({ isUsed }) => !isUsed).map((count) => headCountWords(count, timeZone));
  const taps = visits > 0 ? tapWords(evidence) : null;
  const sentences = [...used, taps].filter((part) => part !== null).map((part) => `${part}.`);
  if (sentences.length === 0) return ['Nobody wrote a figure down.'];
  return others.length === 0 ? sentences : [...sentences, `Shown beside it: ${others.join('; ')}.`];
}

function tapWords(evidence: Evidence): string {
  const { visits, visitors, devices } = evidence;
  const taps = `${plural(visitors, 'visitor')} in ${plural(visits, 'visit')} tapped on ${plural(devices, 'device')}`;
  const split = splitWords(evidence);
  return split === null ? taps : `${taps}: ${split}`;
}

/** "~75, published as “roughly 75”, whole event" */
function headCountWords(count: HeadCount, timeZone: string): string {
  const { likely, approximate, low, high, wording } = count;
  const figure = figureText({ ...notRecorded, visitors: likely, approximate, low, high });
  const said = wording === '' ? sources[count.source] : `${sources[count.source]} as “${wording}”`;
  const parts = [figure, said, stretchWords(count, timeZone), restWords(count)];
  return parts.filter((part) => part !== null).join(', ');
}

function stretchWords({ startsAt, endsAt }: HeadCount, timeZone: string): string {
  if (startsAt === null || endsAt === null) return 'for the whole event, without times';
  const day = weekday(dateIn(startsAt, timeZone), 'short');
  return `${day} ${clockTime(startsAt, timeZone)}–${clockTime(endsAt, timeZone)}`;
}

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
