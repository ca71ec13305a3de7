interface Times {
  boothId: string;
  startsAt: string;
  endsAt: string;
}

/** Whether the booth has a shift at exactly these times. */
export function isThere(known: readonly { row: Times }[], { boothId, startsAt, endsAt }: Times): boolean {
  return known.some(
    ({ row }) =>
      row.boothId === boothId &&
      Date.parse(row.startsAt) === Date.parse(startsAt) &&
      Date.parse(row.endsAt) === Date.parse(endsAt),
  );
}

/** Of a series whose shifts were all there before. */
export const nothingAddedWords = (count: number) =>
  count === 1
    ? 'Nothing added: the one shift is there already.'
    : `Nothing added: all ${count} shifts are there already.`;
