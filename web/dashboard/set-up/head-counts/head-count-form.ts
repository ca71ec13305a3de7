import type { EventRow } from '#contracts/events';
import { overlapsOf } from '#contracts/head-count-overlaps';
import { type HeadCountRow, headCountSource } from '#contracts/head-counts';
import { momentWords } from '../local-time.ts';
import {
  type Choice,
  type Field,
  mistake,
  numberOrNull,
  type Typed,
  textOrNull,
  typed,
} from '../parts/fields.ts';
import { dateChoices, nextDayField, nextDayNote, stretchOn, whenValues } from '../when.ts';

export type HeadCountValues = {
  boothId: string;
  likely: string;
  approximate: string;
  low: string;
  high: string;
  date: string;
  from: string;
  to: string;
  overnight: boolean;
  wording: string;
  source: HeadCountRow['source'];
  sourceUrl: string;
};
type Change = Omit<
  HeadCountRow,
  'id' | 'version' | 'updatedAt' | 'archivedAt' | 'boothId' | 'tappedAt' | 'receivedAt' | 'by' | 'overlaps'
>;

export const exactness: Choice[] = [
  { value: 'approximate', label: 'about' },
  { value: 'exact', label: 'exactly' },
];
const sourceWords = {
  clicker: 'a clicker',
  door: 'a door counter',
  judged: 'judged by somebody there',
  published: 'published in a post',
  missed: 'missed by those who tapped: added to the taps',
};

/** @param known all that are there, to say with which one overlaps before it is saved */
export function headCountFields(
  event: EventRow,
  row: HeadCountRow | null,
  booths: Choice[],
  known: readonly HeadCountRow[],
): Field<HeadCountValues>[] {
  const hasDay = ({ date }: HeadCountValues) => date !== '';
  return [
    { name: 'boothId', label: 'Booth', kind: 'one', choices: booths, when: () => row === null },
    { name: 'approximate', label: 'The figure is', kind: 'segments', choices: exactness, half: true },
    { name: 'likely', label: 'Visitors', kind: 'number', half: true },
    { name: 'low', label: 'At least', kind: 'number', half: true, help: 'Only if somebody gave a range.' },
    { name: 'high', label: 'At most', kind: 'number', half: true, help: 'Only if somebody gave a range.' },
    { name: 'date', label: 'Speaks of', kind: 'one', choices: dateChoices(event), none: 'the whole event' },
    { name: 'from', label: 'From', kind: 'time', half: true, when: hasDay },
    { name: 'to', label: 'To', kind: 'time', half: true, when: hasDay, note: nextDayNote },
    nextDayField('Yes, it ends on the next day', hasDay),
    { name: 'wording', label: 'How it was said', kind: 'line', help: 'Such as: roughly 75' },
    {
      name: 'source',
      label: 'Where it comes from',
      kind: 'one',
      choices: headCountSource.options.map((value) => ({ value, label: sourceWords[value] })),
      note: (values) => overlapNote(values, event.timeZone, row, known),
    },
    { name: 'sourceUrl', label: 'Address of the source', kind: 'url' },
  ];
}

/** With which others this one would speak of the same time; null when with none, or when it is not clear yet. */
export function overlapNote(
  values: HeadCountValues,
  zone: string,
  row: HeadCountRow | null,
  known: readonly HeadCountRow[],
): string | null {
  const change = headCountChange({ ...values, likely: values.likely || '0' }, zone, row);
  if (!change.ok) return null;
  const now = new Date().toISOString();
  const one = { ...change.body, id: row?.id ?? '', receivedAt: row?.receivedAt ?? now };
  const ofBooth = known.filter(({ boothId }) => boothId === values.boothId);
  const words = overlapsOf(one, ofBooth, zone).map((overlap) => overlap.words);
  return words.length === 0 ? null : words.join(' ');
}

export function headCountValues(row: HeadCountRow | null, zone: string): HeadCountValues {
  const stretch = row?.startsAt && row.endsAt ? { startsAt: row.startsAt, endsAt: row.endsAt } : null;
  const { date, from, to, overnight } = whenValues(stretch, zone, { dates: [], from: '', to: '' });
  return {
    boothId: row?.boothId ?? '',
    likely: row?.likely.toString() ?? '',
    approximate: row?.approximate === false ? 'exact' : 'approximate',
    low: row?.low?.toString() ?? '',
    high: row?.high?.toString() ?? '',
    ...{ date, from, to, overnight },
    wording: row?.wording ?? '',
    source: row?.source ?? 'judged',
    sourceUrl: row?.sourceUrl ?? '',
  };
}

export function headCountInputs(
  values: HeadCountValues,
  zone: string,
): Typed<(Change & { boothId: string })[]> {
  const change = headCountChange(values, zone);
  if (values.boothId === '')
    return { ok: false, mistakes: { ...(change.ok ? {} : change.mistakes), boothId: 'Choose a booth.' } };
  return change.ok ? typed([{ boothId: values.boothId, ...change.body }]) : change;
}

/** "by Mia, Tue 11 Nov 15:12", "on Tablet 3, …": what tells several of one booth apart. */
export function enteredWords(
  { by, receivedAt }: Pick<HeadCountRow, 'by' | 'receivedAt'>,
  zone: string,
): string {
  const when = momentWords(receivedAt, zone);
  return by === null ? when : `${by.kind === 'device' ? 'on' : 'by'} ${by.name}, ${when}`;
}

/** “About” is what the form begins with. Nobody counts about nobody, unless there is a range. */
export function isAbout({
  approximate,
  likely,
  low = '',
  high = '',
}: Pick<HeadCountValues, 'approximate' | 'likely'> &
  Partial<Pick<HeadCountValues, 'low' | 'high'>>): boolean {
  const isNobody = numberOrNull(likely) === 0 && numberOrNull(low) === null && numberOrNull(high) === null;
  return approximate === 'approximate' && !isNobody;
}

/** A stretch that nobody changed keeps its seconds, which the form does not show: every tap stays on its side. */
function sameStretch(values: HeadCountValues, row: HeadCountRow | null, zone: string) {
  const before = headCountValues(row, zone);
  const isSame = values.date === before.date && values.from === before.from && values.to === before.to;
  if (!isSame || !row?.startsAt || !row.endsAt) return null;
  return { ok: true as const, startsAt: row.startsAt, endsAt: row.endsAt };
}

/** @param row what was there before, if it is changed */
export function headCountChange(
  values: HeadCountValues,
  zone: string,
  row: HeadCountRow | null = null,
): Typed<Change> {
  const likely = numberOrNull(values.likely);
  if (likely === null) return mistake('likely', 'Type a whole number.');
  const stretch =
    values.date === '' ? null : (sameStretch(values, row, zone) ?? stretchOn(values.date, values, zone));
  if (stretch !== null && !stretch.ok) return mistake(stretch.at, stretch.why);
  return typed({
    likely,
    startsAt: stretch?.startsAt ?? null,
    endsAt: stretch?.endsAt ?? null,
    approximate: isAbout(values),
    low: numberOrNull(values.low),
    high: numberOrNull(values.high),
    wording: values.wording,
    source: values.source,
    sourceUrl: textOrNull(values.sourceUrl),
  });
}
