import { placeOfZone } from '#contracts/time-zones';
import type { Audience } from '#contracts/visitor-words';
import type { Precision } from '#contracts/visitors';
import { momentMs } from '../clock/moment.ts';
import { dayOf, timeOf } from '../clock/zone.ts';
import type { OwnVisit, Said } from '../outbox/database.ts';
import type { Correction } from '../outbox/store.ts';

/** When a visit was: as it is known, some minutes before that, or at a time on the wall. */
export type When =
  | { kind: 'as known' }
  | { kind: 'before'; minutes: number; precision: Precision }
  | { kind: 'at'; time: string };

export const BEFORE: readonly Extract<When, { kind: 'before' }>[] = [
  { kind: 'before', minutes: 5, precision: 'minutes' },
  { kind: 'before', minutes: 20, precision: 'half-hour' },
  { kind: 'before', minutes: 60, precision: 'hour' },
];

/** What the form of a visit holds while somebody fills it in. */
export interface VisitDraft {
  partySize: number;
  when: When;
  audience: Audience | null;
  sector: string | null;
  topics: readonly string[];
  talkId: string | null;
}

export const MOST_AT_ONCE = 500;

export const emptyDraft: VisitDraft = {
  partySize: 1,
  when: { kind: 'as known' },
  audience: null,
  sector: null,
  topics: [],
  talkId: null,
};

export const draftOf = ({ partySize, audience, sector, topics, talkId }: OwnVisit): VisitDraft => ({
  ...{ partySize, audience, sector, topics, talkId },
  when: { kind: 'as known' },
});

interface Given {
  /** What "as known" means: the visit's moment, or now for one that is still to be counted. */
  knownMs: number;
  nowMs: number;
  timeZone: string;
  /** {@link wallMs}: loaded with the form only. */
  wallMs: (day: string, time: string, timeZone: string) => number | null;
}

export type Resolved = { atMs: number; precision: Precision } | { problem: string };

/** The moment that is meant, or what is wrong with it in a sentence. */
export function resolveWhen(when: When, { knownMs, nowMs, timeZone, wallMs }: Given): Resolved {
  if (when.kind === 'as known') return { atMs: knownMs, precision: 'minutes' };
  if (when.kind === 'before') return { atMs: knownMs - when.minutes * 60_000, precision: when.precision };
  if (when.time === '') return { problem: 'Type the time.' };
  const day = dayOf(knownMs, timeZone);
  const atMs = wallMs(day, when.time, timeZone);
  if (atMs === null) return { problem: `${when.time} does not exist on that day: clocks go forward.` };
  if (atMs > nowMs)
    return {
      problem: `${when.time} is still to come. It is ${timeOf(nowMs, timeZone)} in ${placeOfZone(timeZone)}.`,
    };
  return { atMs, precision: 'minutes' };
}

/** What is said in a draft, for a visit that is counted now but happened at `at`. */
export function saidOf(
  { audience, sector, topics, talkId }: VisitDraft,
  at: { atMs: number; precision: Precision },
): Said {
  return {
    ...{ audience, sector, topics, talkId },
    happenedAt: new Date(at.atMs).toISOString(),
    precision: at.precision,
  };
}

/** Only what differs from the visit; null if nothing does. @param offsetMs to add to the device's clock */
export function correctionOf(
  visit: OwnVisit,
  draft: VisitDraft,
  at: { atMs: number },
  offsetMs: number,
): Correction | null {
  const set: Correction = {
    ...(draft.partySize === visit.partySize ? {} : { partySize: draft.partySize }),
    ...(draft.audience === visit.audience ? {} : { audience: draft.audience }),
    ...(draft.sector === visit.sector ? {} : { sector: draft.sector }),
    ...(sameTopics(draft.topics, visit.topics) ? {} : { topics: [...draft.topics] }),
    ...(draft.talkId === visit.talkId ? {} : { talkId: draft.talkId }),
    ...(draft.when.kind === 'as known' || at.atMs === momentMs(visit, offsetMs)
      ? {}
      : { happenedAt: new Date(at.atMs).toISOString() }),
  };
  return Object.keys(set).length === 0 ? null : set;
}

function sameTopics(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((slug) => other.includes(slug));
}

/** With this one, or without it if it was there. */
export function toggled(topics: readonly string[], slug: string): string[] {
  return topics.includes(slug) ? topics.filter((one) => one !== slug) : [...topics, slug];
}
