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
