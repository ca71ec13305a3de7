/** Milliseconds since 1970. */
export interface Stretch {
  startsAt: number;
  endsAt: number;
}

/** What is left of a stretch without the others, in order. */
export function without(whole: Stretch, others: readonly Stretch[]): Stretch[] {
  const left: Stretch[] = [];
  let from = whole.startsAt;
  for (const { startsAt, endsAt } of others.toSorted((a, b) => a.startsAt - b.startsAt)) {
    if (startsAt > from) left.push({ startsAt: from, endsAt: Math.min(startsAt, whole.endsAt) });
    from = Math.max(from, endsAt);
  }
  left.push({ startsAt: from, endsAt: whole.endsAt });
  return left.filter(({ startsAt, endsAt }) => startsAt < endsAt);
}
