import { stretchWords } from '../local-time.ts';
import { mistake } from '../parts/fields.ts';

interface Slot {
  id?: string;
  boothId: string;
  kioskId: string | null;
  startsAt: string;
  endsAt: string;
}
interface Names {
  booth: (id: string) => string;
  kiosk: (id: string) => string;
  zone: string;
}

/**
 * Why a slot cannot be: another booth has the kiosk, or the booth is elsewhere. Null if nothing is known against it.
 * @param others the slots of the event; the one with the same id is left out
 */
export function slotMistake(slot: Slot, others: readonly Slot[], { booth, kiosk, zone }: Names) {
  const meanwhile = others.filter((other) => other.id !== slot.id && overlap(slot, other));
  const itself = meanwhile.find((other) => other.boothId === slot.boothId);
  if (itself !== undefined)
    return mistake(
      'from',
      `${booth(slot.boothId)} has a slot ${stretchWords(itself.startsAt, itself.endsAt, zone)} already. Change that one, or choose other hours.`,
    );
  const taker = meanwhile.find((other) => slot.kioskId !== null && other.kioskId === slot.kioskId);
  if (taker === undefined) return null;
  return mistake(
    'kioskId',
    `${booth(taker.boothId)} has kiosk ${kiosk(slot.kioskId ?? '')} ${stretchWords(taker.startsAt, taker.endsAt, zone)}. Choose another kiosk or other hours.`,
  );
}

function overlap(one: Slot, other: Slot): boolean {
  return (
    Date.parse(one.startsAt) < Date.parse(other.endsAt) && Date.parse(other.startsAt) < Date.parse(one.endsAt)
  );
}
