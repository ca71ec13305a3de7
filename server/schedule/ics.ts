import ICAL from 'ical.js';
import { readSpeakers, withSubtitle } from './speakers.ts';
import { offsetOfZone } from './times.ts';
import { clean, type ParsedSchedule, type Problem, type Written, type WrittenSession } from './written.ts';

interface Block {
  line: number;
  text: string;
}

/** Each VEVENT is read by itself, so that one that cannot be read takes no other with it. */
export function parseIcs(text: string): ParsedSchedule {
  const { events, zones, problems } = blocksOf(text.split(/\r\n|\n|\r/));
  const clocks = clocksOf(zones);
  const sessions: WrittenSession[] = [];
  let cancelled = 0;
  for (const block of events) {
    const read = readEvent(block, clocks);
    if (read === 'cancelled') cancelled++;
    else if ('what' in read) problems.push(read);
    else sessions.push(read);
  }
  const notes =
    cancelled === 0
      ? []
      : [`${cancelled} of the file ${cancelled === 1 ? 'is' : 'are'} cancelled and left out.`];
  return { sessions, problems: problems.sort((a, b) => a.line - b.line), announced: null, notes };
}

function blocksOf(lines: readonly string[]) {
  const [events, zones, problems]: [Block[], Block[], Problem[]] = [[], [], []];
  let open: { kind: 'VEVENT' | 'VTIMEZONE'; line: number; lines: string[] } | null = null;
  const unclosed = (line: number) =>
    problems.push({ line, title: null, what: 'It has no END:VEVENT: it was cut off.' });
  for (const [at, line] of lines.entries()) {
    const begin = /^BEGIN:(VEVENT|VTIMEZONE)\s*$/i.exec(line)?.[1]?.toUpperCase();
    if (begin === 'VEVENT' || begin === 'VTIMEZONE') {
      if (open?.kind === 'VEVENT') unclosed(open.line);
      open = { kind: begin, line: at + 1, lines: [] };
    }
    if (line !== '') open?.lines.push(line);
    if (open === null || !new RegExp(`^END:${open.kind}\\s*$`, 'i').test(line)) continue;
    const into = open.kind === 'VEVENT' ? events : zones;
    into.push({ line: open.line, text: open.lines.join('\r\n') });
    open = null;
  }
  if (open?.kind === 'VEVENT') unclosed(open.line);
  return { events, zones, problems };
}

/** Zones that the file describes itself, for names that are none of the IANA's: "Eastern Standard Time". */
function clocksOf(zones: readonly Block[]): ReadonlyMap<string, ICAL.Timezone> {
  const found = new Map<string, ICAL.Timezone>();
  for (const { text } of zones) {
    try {
      const component = new ICAL.Component(ICAL.parse(text));
      const id = component.getFirstPropertyValue('tzid');
      if (typeof id === 'string') found.set(id, new ICAL.Timezone(component));
    } catch {
      // Its events say then that their zone is not known.
    }
  }
  return found;
}

type Clocks = ReadonlyMap<string, ICAL.Timezone>;

function readEvent({ line, text }: Block, clocks: Clocks): WrittenSession | Problem | 'cancelled' {
  let event: ICAL.Component;
  try {
    event = new ICAL.Component(ICAL.parse(text));
  } catch (error) {
    const why = error instanceof Error ? clean(error.message).slice(0, 120) : '';
    return { line, title: titleIn(text), what: `It cannot be read as a calendar entry: ${why}` };
  }
  const value = (name: string) => textOf(event, name);
  if (value('status').toUpperCase() === 'CANCELLED') return 'cancelled';
  const title = value('summary');
  const problem = (what: string): Problem => ({ line, title: title === '' ? null : title, what });
  if (title === '') return problem('It has no title (SUMMARY).');
  const times = timesOf(event, clocks);
  if (typeof times === 'string') return problem(times);
  const { speakers, subtitle, doubts } = readSpeakers(speakersOf(event));
  const [uid, recurrence] = [value('uid'), value('recurrence-id')];
  const repeats =
    event.getFirstProperty('rrule') === null ? [] : ['It repeats: only the first time was read.'];
  return {
    ...{ line, ...times, speakers, room: value('location'), track: value('categories') },
    title: withSubtitle(title, subtitle),
    key: uid === '' ? null : `ics:${uid}${recurrence === '' ? '' : `#${recurrence}`}`,
    doubts: [...repeats, ...doubts],
  };
}

const titleIn = (text: string) => clean(/^SUMMARY[^:]*:(.*)$/im.exec(text)?.[1] ?? '') || null;

function textOf(event: ICAL.Component, name: string): string {
  const property = event.getFirstProperty(name);
  return clean(property?.getValues().map(String).join(', ') ?? '');
}

function timesOf(event: ICAL.Component, clocks: Clocks) {
  const start = momentOf(event, 'dtstart', clocks);
  if (start === null) return 'It has no start (DTSTART).';
  if (start === 'date') return 'It is for whole days, without times.';
  const end = momentOf(event, 'dtend', clocks) ?? endByDuration(event, clocks);
  if (end === null) return 'It has no end (DTEND).';
  if (end === 'date') return 'It is for whole days, without times.';
  return { from: start, to: end, endsOnItsDate: true, isExact: start.label === 'UTC' && end.label === 'UTC' };
}

function momentOf(event: ICAL.Component, name: string, clocks: Clocks): Written | 'date' | null {
  const property = event.getFirstProperty(name);
  const value = property?.getFirstValue();
  if (!property || !(value instanceof ICAL.Time)) return null;
  if (value.isDate) return 'date';
  const tzid = property.getParameter('tzid');
  return written(value, typeof tzid === 'string' ? tzid : null, clocks);
}

function endByDuration(event: ICAL.Component, clocks: Clocks): Written | null {
  const [start, duration] = [event.getFirstProperty('dtstart'), event.getFirstPropertyValue('duration')];
  const value = start?.getFirstValue();
  if (!start || !(value instanceof ICAL.Time) || !(duration instanceof ICAL.Duration)) return null;
  const end = value.clone();
  end.addDuration(duration);
  const tzid = start.getParameter('tzid');
  return written(end, typeof tzid === 'string' ? tzid : null, clocks);
}

function written(value: ICAL.Time, tzid: string | null, clocks: Clocks): Written {
  const two = (number: number) => String(number).padStart(2, '0');
  const date = `${String(value.year).padStart(4, '0')}-${two(value.month)}-${two(value.day)}`;
  const time = `${two(value.hour)}:${two(value.minute)}`;
  if (tzid === null && value.zone?.tzid === 'UTC') return { date, time, label: 'UTC', offset: 0 };
  if (tzid === null) return { date, time, label: null, offset: null };
  const described = clocks.get(tzid);
  const offset = offsetOfZone(tzid, date, time) ?? (described ? described.utcOffset(value) / 60 : null);
  return { date, time, label: tzid, offset };
}

/** Calendars have no field for speakers: who attends by name, or a line "Speakers: …" of the description. */
function speakersOf(event: ICAL.Component): string {
  const description = event.getFirstPropertyValue('description');
  const line =
    typeof description === 'string' ? /^\s*speakers?\s*:\s*(.+)$/im.exec(description)?.[1] : undefined;
  if (line !== undefined) return line;
  return event
    .getAllProperties('attendee')
    .flatMap((attendee) => attendee.getParameter('cn') ?? [])
    .join('; ');
}
