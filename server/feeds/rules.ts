import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { dateFormat } from '#contracts/date-formats';

/** A shift as a calendar shows it. */
export interface CalendarShift {
  /** Stays the same however often the shift moves. */
  id: string;
  /** Grows with every change. */
  sequence: number;
  changedAt: Date;
  startsAt: Date;
  endsAt: Date;
  title: string;
  details: string;
  place: string;
  state: 'confirmed' | 'tentative' | 'cancelled';
}

export interface Calendar {
  name: string;
  shifts: CalendarShift[];
}

/** Calendar programs are asked to look again after this. */
const REFRESH_SECONDS = 15 * 60;

const statuses = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
} as const;

/**
 * The calendar as iCalendar text (RFC 5545). Moments are in UTC, which every program reads the same way without a table of
 * zones; the details say the hours in the event's zone. Nothing of it depends on when it is read.
 */
export function renderCalendar({ name, shifts }: Calendar): string {
  const calendar = ical({
    name,
    prodId: { company: 'Pavilion', product: 'Pavilion', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  });
  for (const shift of shifts)
    calendar.createEvent({
      id: `${shift.id}@pavilion`,
      sequence: shift.sequence,
      stamp: shift.changedAt,
      lastModified: shift.changedAt,
      start: shift.startsAt,
      end: shift.endsAt,
      summary: shift.title,
      description: shift.details,
      location: shift.place,
      status: statuses[shift.state],
    });
  // RFC 5545, 3.1: every line ends so, the last one too.
  return `${calendar.toString().trimEnd()}\r\n`;
}

interface Stretch {
  startsAt: Date;
  endsAt: Date;
}

/** "Tue 11 Nov, 10:30–12:00 (America/New_York)" */
export function hoursIn({ startsAt, endsAt }: Stretch, timeZone: string): string {
  const format = (options: Intl.DateTimeFormatOptions) => dateFormat('en-GB', { timeZone, ...options });
  const day = format({ weekday: 'short', day: 'numeric', month: 'short' });
  const time = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const [from, to] = [day.format(startsAt), day.format(endsAt)];
  const end = from === to ? time.format(endsAt) : `${to} ${time.format(endsAt)}`;
  return `${from.replace(',', '')}, ${time.format(startsAt)}–${end} (${timeZone})`;
}

export const calendarUrl = (publicUrl: string, feed: string) => `${publicUrl}/api/v1/calendars/${feed}.ics`;
