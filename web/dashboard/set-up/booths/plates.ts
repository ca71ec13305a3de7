interface Slot {
  boothId: string;
  kioskId: string | null;
  startsAt: string;
}

/** The label on a booth's plate: the kiosk of its first slot that has one; null while there is none. */
export function plateOf(
  boothId: string,
  slots: readonly Slot[],
  kiosks: readonly { id: string; label: string }[],
): string | null {
  const first = slots
    .filter((slot) => slot.boothId === boothId && slot.kioskId !== null)
    .toSorted((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt))[0];
  return kiosks.find((kiosk) => kiosk.id === first?.kioskId)?.label ?? null;
}
