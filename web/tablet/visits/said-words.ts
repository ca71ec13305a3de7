import type { DeviceState } from '#contracts/devices';
import type { Said } from '../outbox/database.ts';

/** `public-sector` as a person reads it: "Public sector". */
export function wordOf(slug: string): string {
  const words = slug.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What was said of a visit, in one line: "User, Finance, Patching, from a talk"; empty if nothing was. */
export function saidWords(
  { audience: who, sector, topics, talkId }: Said,
  known: Pick<DeviceState, 'topics' | 'talks'>,
): string {
  const labelOf = (slug: string) => known.topics.find((topic) => topic.slug === slug)?.label ?? wordOf(slug);
  return [
    ...(who === null ? [] : [wordOf(who)]),
    ...(sector === null ? [] : [wordOf(sector)]),
    ...topics.map(labelOf),
    ...(talkId === null ? [] : ['from a talk']),
  ].join(', ');
}
