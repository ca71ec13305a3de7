import { AppError } from '../http/errors.ts';
import { MONTHS_CONTACT_IS_KEPT } from '../sync/rules.ts';

/** A tablet stands at one booth; a representative's phone may count for several. @throws AppError invalid-input */
export function requirePlacesFor(kind: string, boothIds: readonly string[]): void {
  if (kind === 'tablet' && boothIds.length !== 1)
    throw new AppError('invalid-input', 'A tablet stands at one booth. Choose one.', {
      issues: [{ path: 'body.boothIds', message: 'must name exactly one booth for a tablet' }],
    });
}

const REPEATABLE_MS = 15 * 60 * 1000;

/** A device that was connected after this moment may repeat the attempt whose answer it did not get. */
export function repeatableSince(now: Date): Date {
  return new Date(now.getTime() - REPEATABLE_MS);
}

/** What a move takes away and what it adds. */
export function compareBooths(current: readonly string[], wanted: readonly string[]) {
  return {
    left: current.filter((id) => !wanted.includes(id)),
    entered: [...new Set(wanted)].filter((id) => !current.includes(id)),
  };
}

interface Stretch {
  startsAt: Date;
  endsAt: Date;
  kiosk: string | null;
}

/** The kiosk of the slot that runs now, else of the next one. Slots come in the order of time. */
export function kioskAt(slots: readonly Stretch[], now: Date): string | null {
  return slots.find((slot) => slot.endsAt > now)?.kiosk ?? null;
}

/** What a visitor agrees to before a name or an address is written down. It is kept with the contact as it was shown. */
export function consentTextOf(eventName: string): string {
  return `You may write down my name and address to answer me about this. The people of this booth and the organisers of ${eventName} can read them. They are deleted after ${MONTHS_CONTACT_IS_KEPT} months.`;
}
