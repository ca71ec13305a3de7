import { Temporal } from 'temporal-polyfill';

const DAYS_AFTER = 14;

/**
 * The end of the fourteenth day after the event's last one, in the event's zone: what is late can still be sent.
 * @param endsOn a date, as midnight in UTC
 */
export function expiryOfPersonalLink(event: { endsOn: Date; timeZone: string }): Date {
  const lastDay = Temporal.PlainDate.from(event.endsOn.toISOString().slice(0, 10));
  const end = lastDay.add({ days: DAYS_AFTER + 1 }).toZonedDateTime(event.timeZone);
  return new Date(end.epochMilliseconds);
}

interface Link {
  revokedAt: Date | null;
  expiresAt: Date;
  person: { archivedAt: Date | null };
  event: { archivedAt: Date | null };
}

/** Why a link cannot be used, in words; null if it can. */
export function whyUnusable(link: Link | null, now: Date): string | null {
  if (link === null) return 'This link is not known. Copy all of it, or ask for a new one.';
  if (link.revokedAt !== null) return 'This link was taken back. Ask for a new one.';
  if (link.expiresAt <= now) return 'This link has expired: the event is over.';
  if (link.event.archivedAt !== null) return 'This event is in the archive. Ask for a new link.';
  if (link.person.archivedAt !== null) return 'This link belongs to nobody any more. Ask for a new one.';
  return null;
}

const LONGEST_NAME = 60;

/** "Phone of Ana Medina" for a phone that was given no name of its own: a list of phones says whose is whose. */
export function nameOfPhone(given: string, personName: string): string {
  if (given.toLowerCase() !== 'phone') return given;
  let name = `Phone of ${personName}`;
  while (name.length > LONGEST_NAME) name = [...name].slice(0, -1).join('').trim();
  return name;
}
