import type { AttendanceFact } from '#contracts/attendance';
import type { DeviceState } from '#contracts/devices';
import type { OwnFact } from '../outbox/database.ts';

const A_DAY_MS = 24 * 3_600_000;

/** A check-in, a check-out or a longer stay, as this device knows it. Milliseconds of the true clock. */
export interface KnownFact extends AttendanceFact {
  id: string;
  who: string;
  boothId: string;
  booth: string;
  personId: string | null;
  name: string;
  deviceId: string | null;
  device: string | null;
}

interface Given {
  state: DeviceState;
  /** What this device recorded, sent or not. */
  facts: readonly OwnFact[];
  offsetMs: number;
  nowMs: number;
}

/**
 * What the server knows of the last day, and what this device recorded and the server may not have yet; each once, in the
 * order in which it holds. The server's word counts where both have it: it knows the clock better.
 */
export function knownFacts({ state, facts, offsetMs, nowMs }: Given): KnownFact[] {
  const known = new Map<string, KnownFact>();
  for (const fact of facts.flatMap((one) => ownFact(one, state, offsetMs))) known.set(fact.id, fact);
  for (const fact of state.attendance.map(serverFact)) known.set(fact.id, fact);
  return [...known.values()]
    .filter(({ at }) => nowMs - at <= A_DAY_MS)
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

function serverFact(fact: DeviceState['attendance'][number]): KnownFact {
  const { at, until, ...rest } = fact;
  const endsAt = until === null ? null : Date.parse(until);
  return { ...rest, who: whoOf(fact), at: Date.parse(at), endsAt, startsAt: null, present: null };
}

function ownFact({ item }: OwnFact, state: DeviceState, offsetMs: number): KnownFact[] {
  if (item.type !== 'check-in' && item.type !== 'check-out' && item.type !== 'extension') return [];
  const { id, boothId, type: kind, personId = null, shiftId = null } = item;
  const name = state.people.find((one) => one.id === personId)?.name ?? item.name ?? 'Somebody';
  const booth = [...state.booths, ...state.neighbours].find((one) => one.id === boothId)?.name;
  // Recorded before this device was moved or connected to another event.
  if (booth === undefined) return [];
  const endsAt = item.type === 'extension' ? Date.parse(item.until) : null;
  return [
    {
      ...{ id, boothId, booth, kind, personId, shiftId, name, who: whoOf({ personId, name }), endsAt },
      ...{ at: Date.parse(item.tappedAt) + offsetMs, startsAt: null, present: null },
      ...{ deviceId: state.device.id, device: state.device.name },
    },
  ];
}

/** The person, else the name as the server compares it. */
export function whoOf({ personId, name }: { personId: string | null; name: string }): string {
  return personId ?? name.toLowerCase();
}
