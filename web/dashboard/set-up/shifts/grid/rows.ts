import { type Stretch, without } from '#contracts/stretches';

export interface GridShift extends Stretch {
  id: string;
  boothId: string;
  minimum: number;
  /** Who counts: not those who declined or are in the archive. */
  standing: number;
}

export interface GridRow<S extends GridShift> {
  boothId: string;
  name: string;
  /** Label of the kiosk that it has on this day; null while there is none. */
  kiosk: string | null;
  /** The row before is of the same kiosk. */
  sharesKiosk: boolean;
  slots: Stretch[];
  /** Stretches of slots without any shift. */
  holes: Stretch[];
  shifts: { shift: S; lane: number }[];
  lanes: number;
}

interface Known<S extends GridShift> {
  booths: readonly { id: string; name: string }[];
  slots: readonly (Stretch & { boothId: string; kiosk: string | null })[];
  shifts: readonly S[];
  /** The sign of a booth that has no slot on this day. */
  plateOf: (boothId: string) => string | null;
}

/** A row for each booth, in the order of the kiosks and, at one kiosk, of who has it first. Everything is of one day. */
export function rowsOf<S extends GridShift>({ booths, slots, shifts, plateOf }: Known<S>): GridRow<S>[] {
  const rows = booths.map(({ id, name }) => {
    const own = slots.filter(({ boothId }) => boothId === id).toSorted((a, b) => a.startsAt - b.startsAt);
    const staffed = shifts.filter(({ boothId }) => boothId === id);
    const { lanes, placed } = inLanes(staffed);
    return {
      ...{ boothId: id, name, slots: own, shifts: placed, lanes, sharesKiosk: false },
      kiosk: own.find(({ kiosk }) => kiosk !== null)?.kiosk ?? plateOf(id),
      holes: own.flatMap((slot) => without(slot, staffed)),
    };
  });
  const sorted = rows.toSorted(
    (one, other) =>
      Number(one.kiosk === null) - Number(other.kiosk === null) ||
      (one.kiosk ?? '').localeCompare(other.kiosk ?? '', 'en', { numeric: true }) ||
      (one.slots[0]?.startsAt ?? 0) - (other.slots[0]?.startsAt ?? 0) ||
      one.name.localeCompare(other.name, 'en', { numeric: true }),
  );
  return sorted.map((row, at) => ({
    ...row,
    sharesKiosk: row.kiosk !== null && sorted[at - 1]?.kiosk === row.kiosk,
  }));
}

/** Those that run at the same time stand below each other, each as high up as there is room. */
export function inLanes<S extends Stretch & { id: string }>(
  stretches: readonly S[],
): { placed: { shift: S; lane: number }[]; lanes: number } {
  const ends: number[] = [];
  const placed = stretches
    .toSorted((a, b) => a.startsAt - b.startsAt || b.endsAt - a.endsAt || a.id.localeCompare(b.id))
    .map((shift) => {
      const free = ends.findIndex((endsAt) => endsAt <= shift.startsAt);
      const lane = free === -1 ? ends.length : free;
      ends[lane] = shift.endsAt;
      return { shift, lane };
    });
  return { placed, lanes: Math.max(1, ends.length) };
}

/**
 * "no shift for 1 h 30, 2 below the minimum", "no shift for 1 h 00, in the break"; null where nothing is missing.
 * @param words minutes in words
 * @param breaks of the event: a slot goes on in them
 */
export function missingWords(
  { holes, shifts }: Pick<GridRow<GridShift>, 'holes' | 'shifts'>,
  words: (minutes: number) => string,
  breaks: readonly Stretch[] = [],
): string | null {
  const minutes = holes.reduce((sum, { startsAt, endsAt }) => sum + endsAt - startsAt, 0) / 60_000;
  const short = shifts.filter(({ shift }) => shift.standing < shift.minimum).length;
  const said = [
    ...(minutes > 0 ? [`no shift for ${words(Math.round(minutes))}${breakPart(holes, breaks)}`] : []),
    ...(short > 0 ? [`${short} below the minimum`] : []),
  ];
  return said.length === 0 ? null : said.join(', ');
}

function breakPart(holes: readonly Stretch[], breaks: readonly Stretch[]): string {
  const length = (all: readonly Stretch[]) => all.reduce((sum, one) => sum + one.endsAt - one.startsAt, 0);
  const beside = length(holes.flatMap((hole) => without(hole, breaks)));
  if (beside === 0) return ', in the break';
  return beside < length(holes) ? ', partly in the break' : '';
}
