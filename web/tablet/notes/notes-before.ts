import type { DeviceState } from '#contracts/devices';
import type { OwnFact } from '../outbox/database.ts';

export interface Note {
  id: string;
  text: string;
  /** Milliseconds, by the true clock. */
  atMs: number;
  /** Written on this device. */
  isOwn: boolean;
}

interface Given {
  state: Pick<DeviceState, 'notes' | 'shifts' | 'device'>;
  facts: readonly OwnFact[];
  boothId: string;
  offsetMs: number;
}

/** The notes of a booth, newest first: what the server has of the last day, and what this device wrote since. */
export function notesOf({ state, facts, boothId, offsetMs }: Given): Note[] {
  const own = facts.flatMap(({ id, boothId: at, item, tappedAt }): Note[] =>
    item.type === 'shift-note' && at === boothId
      ? [{ id, text: item.text, atMs: Date.parse(tappedAt) + offsetMs, isOwn: true }]
      : [],
  );
  const known = state.notes
    .filter((note) => note.boothId === boothId && !own.some(({ id }) => id === note.id))
    .map(({ id, text, occurredAt }) => ({ id, text, atMs: Date.parse(occurredAt), isOwn: false }));
  return [...own, ...known].toSorted((one, other) => other.atMs - one.atMs);
}

const DAY_MS = 24 * 60 * 60 * 1000;
const HOUR_MS = 60 * 60 * 1000;

/**
 * The notes that are news to whoever stands here now: of the last day and not read. A tablet stays while people change,
 * so what was written on it is shown to the next shift on it; whose phone it is has written it.
 * @param sinceMs since when the reader was away; nothing older is shown
 */
export function notesBefore(
  given: Given,
  now: { nowMs: number; read: ReadonlySet<string>; sinceMs?: number | undefined },
): Note[] {
  const { nowMs, read, sinceMs = Number.NEGATIVE_INFINITY } = now;
  return notesOf(given).filter((note) => {
    if (read.has(note.id) || note.atMs <= Math.max(sinceMs, nowMs - DAY_MS)) return false;
    return !note.isOwn || (given.state.device.kind === 'tablet' && isOthersTurn(given, note, nowMs));
  });
}

/** Since the note somebody checked in here or a shift began; an hour is enough where none is planned. */
function isOthersTurn({ state, facts, boothId, offsetMs }: Given, note: Note, nowMs: number): boolean {
  const isAfter = (atMs: number) => atMs > note.atMs && atMs <= nowMs;
  const shifts = state.shifts.filter((shift) => shift.boothId === boothId);
  if (shifts.length === 0 && nowMs - note.atMs > HOUR_MS) return true;
  const cameIn = facts.some(
    (fact) =>
      fact.item.type === 'check-in' &&
      fact.boothId === boothId &&
      isAfter(Date.parse(fact.tappedAt) + offsetMs),
  );
  return cameIn || shifts.some(({ startsAt }) => isAfter(Date.parse(startsAt)));
}
