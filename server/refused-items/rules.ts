import { instant } from '#contracts/fields';

/** Fields of an item by name; null when what was sent is no item at all. */
export function fieldsOf(raw: string): Record<string, unknown> | null {
  const sent: unknown = JSON.parse(raw);
  return typeof sent === 'object' && sent !== null && !Array.isArray(sent) ? { ...sent } : null;
}

/** The item with these fields set; null takes a field away. */
export function changedItem(item: Record<string, unknown>, change: Record<string, unknown>) {
  const fields = Object.entries({ ...item, ...change });
  return Object.fromEntries(fields.filter(([name, value]) => !(name in change) || value !== null));
}

/**
 * The stated time, else the tap by the corrected clock; null when the item has no readable time.
 * @param offsetMs milliseconds to add to the sender's clock
 */
export function timeOf(item: Record<string, unknown> | null, offsetMs: number): Date | null {
  const stated = instant.safeParse(item?.happenedAt);
  if (stated.success) return new Date(stated.data);
  const tapped = instant.safeParse(item?.tappedAt);
  return tapped.success ? new Date(Date.parse(tapped.data) + offsetMs) : null;
}
