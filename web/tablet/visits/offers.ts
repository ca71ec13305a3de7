import type { DeviceState } from '#contracts/devices';
import type { OwnVisit } from '../outbox/database.ts';

type Booth = DeviceState['booths'][number];
type Talk = DeviceState['talks'][number];

/** Topics that may be said of a visit of this booth: what its visitors speak of most first, then its own, then the event's. */
export function topicsFor(
  booth: Pick<Booth, 'id' | 'topics'>,
  topics: DeviceState['topics'],
): DeviceState['topics'] {
  const rank = (slug: string) => {
    const place = booth.topics.indexOf(slug);
    return place < 0 ? booth.topics.length : place;
  };
  return topics
    .filter(({ boothId }) => boothId === null || boothId === booth.id)
    .toSorted(
      (a, b) => rank(a.slug) - rank(b.slug) || Number(b.boothId !== null) - Number(a.boothId !== null),
    );
}

/** A talk sends people for the rest of its day and a good while of the next. */
const SENDS_MS = 24 * 3_600_000;

/** Talks that somebody who came at `atMs` can have heard, the latest first. */
export function talksFor(boothId: string, talks: readonly Talk[], atMs: number): Talk[] {
  return talks
    .filter(({ boothIds }) => boothIds.includes(boothId))
    .filter(({ startsAt }) => Date.parse(startsAt) <= atMs && Date.parse(startsAt) > atMs - SENDS_MS)
    .toSorted((a, b) => Date.parse(b.startsAt) - Date.parse(a.startsAt));
}

export const LONGEST_TAPE = 4;

/** The last visits, newest first, which a person may choose from. The chosen one stays in sight. */
export function tapeOf(visits: readonly OwnVisit[], chosenId: string | null): OwnVisit[] {
  const tape = visits.slice(-LONGEST_TAPE).toReversed();
  const chosen = visits.find(({ id }) => id === chosenId);
  return chosen === undefined || tape.includes(chosen) ? tape : [...tape.slice(0, -1), chosen];
}
