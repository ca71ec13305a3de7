import { instantToLocal, stretchOf } from '../local-time.ts';
import { mistake, type Typed, typed } from '../parts/fields.ts';

interface Break {
  startsAt: string;
  endsAt: string;
  label: string;
}

const LINE = /^(\d{1,2}:\d{2})\s*(?:-|–|to)\s*(\d{1,2}:\d{2})\s*(.*)$/;

/** One break a line, such as "12:00–13:00 Lunch"; mistakes are said at the field `breaks`. */
export function breaksFrom(text: string, date: string, zone: string): Typed<Break[]> {
  const breaks: Break[] = [];
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const [, from, to, label = ''] = LINE.exec(line.trim()) ?? [];
    if (from === undefined || to === undefined)
      return mistake('breaks', `“${line.trim()}” is not a break. Write it as 12:00–13:00 Lunch.`);
    const stretch = stretchOf(date, padded(from), padded(to), zone);
    if (!stretch.ok) return mistake('breaks', `“${line.trim()}”: ${stretch.why}`);
    breaks.push({ startsAt: stretch.startsAt, endsAt: stretch.endsAt, label: label.trim() || 'Break' });
  }
  return typed(breaks);
}

/** The same the other way round, as it is shown and changed. */
export function breaksText(breaks: readonly Break[], zone: string): string {
  return breaks
    .map(({ startsAt, endsAt, label }) => {
      const [from, to] = [instantToLocal(startsAt, zone).time, instantToLocal(endsAt, zone).time];
      return `${from}–${to} ${label}`;
    })
    .join('\n');
}

const padded = (time: string) => time.padStart(5, '0');
