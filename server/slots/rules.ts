import { timeText } from '../events/rules.ts';

interface TakenSlot {
  startsAt: Date;
  endsAt: Date;
  booth: { name: string };
  kiosk: { label: string } | null;
}

/** Says who has the kiosk and when, in the event's zone. */
export function kioskTakenText(other: TakenSlot, timeZone: string): string {
  const from = timeText(other.startsAt, timeZone);
  const to = timeText(other.endsAt, timeZone);
  return `${other.booth.name} has kiosk ${other.kiosk?.label ?? ''} from ${from} to ${to} (${timeZone}).`;
}

/** Says which slot of the same booth is in the way. */
export function slotOverlapsText(other: TakenSlot, timeZone: string): string {
  const from = timeText(other.startsAt, timeZone);
  const to = timeText(other.endsAt, timeZone);
  return `${other.booth.name} has another slot from ${from} to ${to} (${timeZone}).`;
}
