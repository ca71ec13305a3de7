import { hoursAndMinutes } from '#contracts/durations';
import type { Stretch } from '#contracts/stretches';
import { MINUTE_MS, movedTo, type Placed, placed, snapped, stretchedTo } from '../wall-clock.ts';
import type { DrawnShift } from './drawn.ts';

/** What somebody has hold of. */
export type Hold =
  | { kind: 'draw'; boothId: string; from: number }
  /** `grabbed`: how far after its start, in milliseconds. */
  | { kind: 'move'; shift: DrawnShift; grabbed: number }
  | { kind: 'edge'; shift: DrawnShift; edge: 'start' | 'end' };

/** Where it would come to lie if it were let go now. */
export interface Draft {
  /** Null: a new one. */
  shift: DrawnShift | null;
  boothId: string;
  /** What is drawn, also where it cannot lie. */
  at: Stretch;
  placed: Placed;
}

/** Steps to which times are held, in minutes, and whose clock it is. */
export interface Steps {
  step: number;
  zone: string;
}

/** @param boothId of the row under the pointer */
export function draftOf(hold: Hold, at: number, boothId: string, { step, zone }: Steps): Draft {
  const to = snapped(hold.kind === 'move' ? at - hold.grabbed : at, step, zone);
  if (hold.kind === 'move') return moved(hold.shift, to, boothId, zone);
  if (hold.kind === 'edge') {
    const { shift, edge } = hold;
    return drafted(shift, shift.boothId, stretchedTo(shift, edge, to, { step, zone }), shift);
  }
  const from = snapped(hold.from, step, zone);
  const [startsAt, endsAt] = to < from ? [to, from] : [from, Math.max(to, from + step * MINUTE_MS)];
  return drafted(null, hold.boothId, placed({ startsAt, endsAt }, zone), { startsAt, endsAt });
}

function moved(shift: DrawnShift, startsAt: number, boothId: string, zone: string): Draft {
  const length = shift.endsAt - shift.startsAt;
  const place = movedTo(shift, startsAt, zone);
  return drafted(shift, boothId, place, { startsAt, endsAt: startsAt + length });
}

const drafted = (shift: DrawnShift | null, boothId: string, place: Placed, otherwise: Stretch): Draft => ({
  ...{ shift, boothId, placed: place },
  at: place.ok ? place.at : { startsAt: otherwise.startsAt, endsAt: otherwise.endsAt },
});

/** One step of the keyboard: the whole shift, its start or its end, earlier (-1) or later (1). */
export function nudged(
  draft: Draft,
  part: 'whole' | 'start' | 'end',
  by: 1 | -1,
  { step, zone }: Steps,
): Draft {
  const { shift, at, boothId } = draft;
  if (shift === null) return draft;
  const from = part === 'end' ? at.endsAt : at.startsAt;
  const to = snapped(from + by * step * MINUTE_MS, step, zone);
  if (part === 'whole') return moved(shift, to, boothId, zone);
  return drafted(shift, boothId, stretchedTo(at, part, to, { step, zone }), at);
}

/**
 * What became of a shift: "Moved to Drasi, Wed 12 Nov 13:00–14:30." or "Now Copa, Wed 12 Nov 11:00–14:00, 1 h 30 longer."
 * @param there its name where it lies now
 */
export function dropWords(shift: Placement, to: Placement, there: string): string {
  const longer = longerWords(shift, to);
  return shift.boothId !== to.boothId || longer === null ? `Moved to ${there}.` : `Now ${there}, ${longer}.`;
}

type Placement = Stretch & { boothId: string };

/** "30 min shorter"; null where it is as long as before. */
export function longerWords(before: Stretch, after: Stretch): string | null {
  const by = after.endsAt - after.startsAt - (before.endsAt - before.startsAt);
  if (by === 0) return null;
  return `${hoursAndMinutes(Math.round(Math.abs(by) / MINUTE_MS))} ${by > 0 ? 'longer' : 'shorter'}`;
}

/** Whether letting go changes anything. */
export function isElsewhere({ shift, at, boothId }: Draft): boolean {
  return (
    shift === null ||
    shift.boothId !== boothId ||
    shift.startsAt !== at.startsAt ||
    shift.endsAt !== at.endsAt
  );
}
