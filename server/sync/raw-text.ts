const MOST_LEVELS = 100;
const TOO_DEEP = '[nested too deep to keep]';

/** What was sent, as text to keep. What lies deeper than a hundred levels is left out: no item of ours is near that. */
export function rawTextOf(raw: unknown): string {
  return JSON.stringify(withoutDepths(raw, MOST_LEVELS)) ?? 'null';
}

function withoutDepths(value: unknown, levels: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (levels === 0) return TOO_DEEP;
  if (Array.isArray(value)) return value.map((item) => withoutDepths(item, levels - 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, withoutDepths(field, levels - 1)]),
  );
}
