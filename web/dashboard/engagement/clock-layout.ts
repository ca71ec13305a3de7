import type { Engagement } from '#contracts/engagement';
import type { HourLayout } from '../now/hour-layout.ts';

type Booth = Engagement['booths'][number];

interface Cell {
  key: string;
  x: number;
  width: number;
  /** "12", "~12" */
  text: string;
  /** 0: a counted nobody; 1 to 7 by the share of the busiest cell. */
  heat: number;
}

export interface HeatRow {
  booth: Booth;
  cells: Cell[];
  /** Of its slots so far, hours that nobody recorded. */
  unrecorded: { x: number; width: number }[];
}

const STEPS = 7;

/** One row for each booth on the axis of the hours; cells as wide as their part of the hour. */
export function heatRows(
  { booths, hours, asOf }: Engagement,
  { xAt }: Pick<HourLayout, 'xAt'>,
  roomFor: number,
): HeatRow[] {
  const most = Math.max(1, ...booths.flatMap((booth) => booth.hours.map(({ visitors }) => visitors ?? 0)));
  const spans = hours.map(({ startsAt, endsAt }) => ({ from: Date.parse(startsAt), to: Date.parse(endsAt) }));
  const box = (from: number, to: number) => {
    const [x, end] = [xAt(from), xAt(to)];
    return x === null || end === null ? null : { x, width: end - x };
  };
  return booths.map((booth) => ({
    booth,
    cells: booth.hours.flatMap(({ visitors, shared }, index): Cell[] => {
      const span = spans[index];
      const place = span && box(span.from, span.to);
      if (!span || !place || visitors === null) return [];
      const text = `${shared > 0 ? '~' : ''}${visitors}`;
      const heat = visitors === 0 ? 0 : Math.max(1, Math.ceil((visitors / most) * STEPS));
      const isRoom = place.width >= text.length * roomFor + 4;
      return [{ key: String(span.from), ...place, heat, text: isRoom ? text : '' }];
    }),
    unrecorded: runsOf(
      booth.hours.flatMap(({ visitors, none }, index) => {
        const span = spans[index];
        if (
          span === undefined ||
          visitors !== null ||
          none === 'held-back' ||
          none === 'not-split' ||
          span.from >= Date.parse(asOf)
        )
          return [];
        return booth.slots.flatMap((slot) => {
          const from = Math.max(span.from, Date.parse(slot.startsAt));
          const to = Math.min(span.to, Date.parse(slot.endsAt), Date.parse(asOf));
          return from < to ? [{ from, to }] : [];
        });
      }),
    ).flatMap(({ from, to }) => box(from, to) ?? []),
  }));
}

function runsOf(parts: { from: number; to: number }[]) {
  const runs: { from: number; to: number }[] = [];
  for (const { from, to } of parts.toSorted((a, b) => a.from - b.from)) {
    const last = runs.at(-1);
    if (last?.to === from) last.to = to;
    else runs.push({ from, to });
  }
  return runs;
}
