import { listed } from '../names.ts';

interface Invited {
  personName: string;
  eventName: string;
  /** Names of the booths that they stand for. */
  booths: readonly string[];
  /** "Wed 12 Nov 15:00–16:00, Copa", those to come. */
  shifts: readonly string[];
  timeZone: string;
  url: string;
}

/** To be sent with the link, once. */
export function invitationText({ personName, eventName, booths, url }: Invited): string {
  return [
    `Hello ${personName},`,
    `this is your own link for ${listed(booths)} at ${eventName}:`,
    url,
    'It lists your shifts, and you can confirm them, take open ones and put them into your calendar. On your phone it also counts visitors, without a network too. It needs no account. Please keep it to yourself.',
  ].join('\n\n');
}

/** Before the event, for whoever did not answer. */
export function reminderText({ personName, eventName, shifts, timeZone, url }: Invited): string {
  const list = shifts.map((shift) => `- ${shift}`).join('\n');
  return [
    `Hello ${personName},`,
    shifts.length === 0
      ? `please look whether there is an open shift that you could take at ${eventName}:`
      : `these are your shifts at ${eventName} (times of ${timeZone.replaceAll('_', ' ')}):\n\n${list}`,
    shifts.length === 0 ? url : `Please say here whether you will be there:\n\n${url}`,
  ].join('\n\n');
}
