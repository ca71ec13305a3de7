interface Given {
  nowMs: number;
  days: readonly { opensAt: string; closesAt: string }[];
  slots: readonly { startsAt: string; endsAt: string }[];
}

/** Whether visitors can come now, and when they can next; milliseconds. Unknown hours count as open: then nothing is practice. */
export function doorsOf({ nowMs, days, slots }: Given): { isOpen: boolean; opensAtMs: number | null } {
  const stretches = [
    ...days.map(({ opensAt, closesAt }) => ({ from: Date.parse(opensAt), to: Date.parse(closesAt) })),
    ...slots.map(({ startsAt, endsAt }) => ({ from: Date.parse(startsAt), to: Date.parse(endsAt) })),
  ];
  const isOpen = stretches.length === 0 || stretches.some(({ from, to }) => from <= nowMs && nowMs < to);
  const later = stretches.map(({ from }) => from).filter((from) => from > nowMs);
  return { isOpen, opensAtMs: later.length === 0 ? null : Math.min(...later) };
}
