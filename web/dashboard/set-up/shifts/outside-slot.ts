interface Stretch {
  boothId: string;
  startsAt: string;
  endsAt: string;
}

/** What a list says of a shift that its booth's slots do not hold; null when they do, or when none is known. */
export function outsideSlotWords(shift: Stretch, slots: readonly Stretch[]): string | null {
  const own = slots
    .filter(({ boothId }) => boothId === shift.boothId)
    .map(({ startsAt, endsAt }) => [Date.parse(startsAt), Date.parse(endsAt)] as const)
    .sort(([one], [other]) => one - other);
  if (own.length === 0) return null;
  const [from, to] = [Date.parse(shift.startsAt), Date.parse(shift.endsAt)];
  if (!own.some(([startsAt, endsAt]) => startsAt < to && endsAt > from)) return 'no slot then';
  // Slots that follow each other without a break hold a shift together.
  let reached = from;
  for (const [startsAt, endsAt] of own) if (startsAt <= reached) reached = Math.max(reached, endsAt);
  return reached >= to ? null : 'partly outside the slot';
}
