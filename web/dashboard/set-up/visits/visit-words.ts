import type { VisitRow } from '#contracts/visits';
import { momentWords } from '../local-time.ts';
import { counted } from '../names.ts';

/** `public-sector` as a person reads it: "Public sector". */
export function wordOf(slug: string): string {
  const words = slug.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

type LabelOf = (topic: string) => string;

/** "Newcomer, Finance, Patching, from “Patching at scale”"; empty when nothing was said. */
export function saidWords({ audience, sector, topics, talk }: VisitRow, labelOf: LabelOf): string {
  return [
    ...[audience, sector].flatMap((word) => (word === null ? [] : [wordOf(word)])),
    ...topics.map(labelOf),
    ...(talk === null ? [] : [`from “${talk.title}”`]),
  ].join(', ');
}

/** "12 visits, 14 visitors" */
export function amountWords({ visits, visitors }: { visits: number; visitors: number }): string {
  return `${counted(visits, 'visit')}, ${counted(visitors, 'visitor')}`;
}

export const amountOf = (rows: readonly VisitRow[]) => ({
  visits: rows.length,
  visitors: rows.reduce((sum, { partySize }) => sum + partySize, 0),
});

/** "Taken back by Lena, Tue 11 Nov 14:02: A child mashed the button." @param zone the event's */
export function takenBackWords(undone: NonNullable<VisitRow['undone']>, zone: string): string {
  return `Taken back${factWords(undone, zone)}`;
}

/** "Corrected by Lena, Tue 11 Nov 14:02: 2 visitors, Student. Heard wrong." */
export function correctedWords(
  correction: VisitRow['corrections'][number],
  labelOf: LabelOf,
  zone: string,
): string {
  const { partySize, audience, sector, topics, talkId, occurredAt } = correction.set;
  const set = [
    partySize !== undefined && counted(partySize, 'visitor'),
    occurredAt !== undefined && momentWords(occurredAt, zone),
    audience !== undefined && (audience === null ? 'no word on who' : wordOf(audience)),
    sector !== undefined && (sector === null ? 'no sector' : wordOf(sector)),
    topics !== undefined && (topics.length === 0 ? 'no topic' : topics.map(labelOf).join(', ')),
    talkId !== undefined && (talkId === null ? 'from no talk' : 'from a talk'),
  ].filter((word) => word !== false);
  return `Corrected${factWords({ ...correction, reason: null }, zone)}: ${set.join(', ')}${correction.reason === null ? '' : `. ${correction.reason}`}`;
}

function factWords({ by, at, reason }: NonNullable<VisitRow['undone']>, zone: string): string {
  const who = by === null ? '' : ` ${by.kind === 'device' ? 'on' : 'by'} ${by.name}`;
  return `${who}, ${momentWords(at, zone)}${reason === null ? '' : `: ${reason}`}`;
}
