import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type * as models from './client/client.ts';

type Plain<Value> = Value extends Date | Uint8Array ? string : Value extends bigint ? number : Value;
/** A row as JSON can say it; the database asks for what is missing. */
type Row<Model> = { [Key in keyof Model]?: Plain<Model[Key]> };

/** What a data set puts into the database: rows by table, in the order in which foreign keys allow it. */
export interface SeedRows {
  events: Row<models.Event>[];
  event_versions: Row<models.EventVersion>[];
  event_days: Row<models.EventDay>[];
  kiosks: Row<models.Kiosk>[];
  projects: Row<models.Project>[];
  project_aliases: Row<models.ProjectAlias>[];
  booths: Row<models.Booth>[];
  topics: Row<models.Topic>[];
  people: Row<models.Person>[];
  representatives: Row<models.Representative>[];
  slots: Row<models.Slot>[];
  shifts: Row<models.Shift>[];
  assignments: Row<models.Assignment>[];
  talks: Row<models.Talk>[];
  talk_speakers: Row<models.TalkSpeaker>[];
  talk_projects: Row<models.TalkProject>[];
  devices: Row<models.Device>[];
  device_placements: Row<models.DevicePlacement>[];
  device_reports: Row<models.DeviceReport>[];
  visits: Row<models.Visit>[];
  visit_undos: Row<models.VisitUndo>[];
  visit_corrections: Row<models.VisitCorrection>[];
  head_counts: Row<models.HeadCount>[];
  feedback: Row<models.Feedback>[];
  feedback_topics: Row<models.FeedbackTopic>[];
  feedback_mentions: Row<models.FeedbackMention>[];
  feedback_merges: Row<models.FeedbackMerge>[];
  feedback_referrals: Row<models.FeedbackReferral>[];
  follow_ups: Row<models.FollowUp>[];
  contacts: Row<models.Contact>[];
  shift_notes: Row<models.ShiftNote>[];
  attendance_facts: Row<models.AttendanceFact>[];
  highlights: Row<models.Highlight>[];
}

export const noRows = (): SeedRows => ({
  events: [],
  event_versions: [],
  event_days: [],
  kiosks: [],
  projects: [],
  project_aliases: [],
  booths: [],
  topics: [],
  people: [],
  representatives: [],
  slots: [],
  shifts: [],
  assignments: [],
  talks: [],
  talk_speakers: [],
  talk_projects: [],
  devices: [],
  device_placements: [],
  device_reports: [],
  visits: [],
  visit_undos: [],
  visit_corrections: [],
  head_counts: [],
  feedback: [],
  feedback_topics: [],
  feedback_mentions: [],
  feedback_merges: [],
  feedback_referrals: [],
  follow_ups: [],
  contacts: [],
  shift_notes: [],
  attendance_facts: [],
  highlights: [],
});

/** The same rows always hash alike, as bytea reads it: \x and hexadecimal digits. */
export function hashOf(content: unknown): string {
  return `\\x${createHash('sha256').update(JSON.stringify(content)).digest('hex')}`;
}

/** The instant, as ISO 8601 in UTC, of a wall clock's time on a day of the event. */
export function wallTime(date: string, time: string, timeZone: string): string {
  return new Date(
    Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(timeZone).epochMilliseconds,
  ).toISOString();
}

export function plusDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

const MINUTE_MS = 60_000;

export function plusMinutes(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + minutes * MINUTE_MS).toISOString();
}

export function minutesBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / MINUTE_MS;
}
