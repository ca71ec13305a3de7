/** From and to, in milliseconds. */
interface Stretch {
  startsAt: number;
  endsAt: number;
}

export interface AttendanceFact {
  /** The person, or the name of a walk-up. */
  who: string | null;
  kind: 'check-in' | 'check-out' | 'extension' | 'absence' | 'statement';
  at: number;
  shiftId: string | null;
  /** Of an absence, a statement, or (only its end) an extension. */
  startsAt: number | null;
  endsAt: number | null;
  present: boolean | null;
}

export interface Duty extends Stretch {
  id: string;
}

/** Where nothing says when a stay ended: the usual length of a shift. */
const USUAL_STAY_MS = 2 * 3_600_000;
/** People come a little before their shift. */
const EARLY_MS = 30 * 60_000;
/** A check-out later than this after the shift belongs to nothing. */
const LATE_CHECK_OUT_MS = 4 * 3_600_000;

/** A check-in with the stretch that it opened. */
export interface Stay<Fact extends AttendanceFact> extends Stretch {
  checkIn: Fact;
  /** What said that it ended; null: it ends by itself. */
  checkOut: Fact | null;
}

/**
 * When people were at a booth. A stay without a check-out ends with the shift (or what it was extended to), else with the
 * slot, else after the usual length of a shift; and at the latest with the same person's next check-in. Of several
 * extensions the last one said holds, so one to the earlier end takes the one before it back.
 * @param facts those of one moment in the order in which they hold
 */
export function staysOf<Fact extends AttendanceFact>(
  facts: readonly Fact[],
  shifts: readonly Duty[],
  slots: readonly Stretch[],
): Stay<Fact>[] {
  const inOrder = facts.toSorted((a, b) => a.at - b.at);
  return inOrder.flatMap((checkIn, place) =>
    checkIn.kind === 'check-in' ? [stayOf(checkIn, inOrder.slice(place + 1), shifts, slots)] : [],
  );
}

/** Somebody who is there now. */
export interface Here<Fact extends AttendanceFact> extends Stay<Fact> {
  since: number;
  /** Oldest first: who checks in again before leaving was there all along. */
  checkIns: Fact[];
}

/** Who is there now, and since when. */
export function hereOf<Fact extends AttendanceFact>(
  facts: readonly Fact[],
  shifts: readonly Duty[],
  slots: readonly Stretch[],
  now: number,
): Here<Fact>[] {
  const stays = staysOf(facts, shifts, slots);
  return stays
    .filter(({ startsAt, endsAt }) => startsAt <= now && now < endsAt)
    .map((stay) => {
      const checkIns = checkInsOf(stay, stays);
      return { ...stay, since: checkIns[0]?.at ?? stay.startsAt, checkIns };
    });
}

function checkInsOf<Fact extends AttendanceFact>(stay: Stay<Fact>, stays: Stay<Fact>[]): Fact[] {
  const before = stays.find(
    ({ checkIn, startsAt, endsAt }) =>
      checkIn.who === stay.checkIn.who && endsAt === stay.startsAt && startsAt < endsAt,
  );
  return before === undefined ? [stay.checkIn] : [...checkInsOf(before, stays), stay.checkIn];
}

/**
 * Where somebody's being there was recorded by more than one device, or at more than one booth: one check-in of each,
 * oldest first. Empty when nothing contradicts. A walk-up's name at another booth may be somebody else's.
 * @param here of all booths
 */
export function contradictionsTo<
  Fact extends AttendanceFact & { boothId: string; personId: string | null; deviceId: string | null },
>(one: Here<Fact>, here: readonly Here<Fact>[]): Fact[] {
  const { who, personId, boothId } = one.checkIn;
  const same = here.filter(
    ({ checkIn }) => checkIn.who === who && (personId !== null || checkIn.boothId === boothId),
  );
  const entries = new Map<string, Fact>();
  for (const fact of same.flatMap(({ checkIns }) => checkIns).toSorted((a, b) => a.at - b.at)) {
    const place = `${fact.boothId} ${fact.deviceId}`;
    if (!entries.has(place)) entries.set(place, fact);
  }
  return entries.size > 1 ? [...entries.values()] : [];
}

function stayOf<Fact extends AttendanceFact>(
  checkIn: Fact,
  after: readonly Fact[],
  shifts: readonly Duty[],
  slots: readonly Stretch[],
): Stay<Fact> {
  const later = after.filter(({ who }) => who === checkIn.who);
  const again = later.findIndex(({ kind }) => kind === 'check-in');
  const nextCheckIn = later[again]?.at ?? Number.POSITIVE_INFINITY;
  const ofThisStay = again === -1 ? later : later.slice(0, again);
  const planned = dutyOf(checkIn, shifts)?.endsAt ?? around(checkIn.at, slots)?.endsAt;
  const expected = planned ?? checkIn.at + USUAL_STAY_MS;
  const extension = ofThisStay.findLast(({ kind }) => kind === 'extension');
  const extended = Math.max(expected, extension?.endsAt ?? expected);
  const checkOut = ofThisStay.find(
    ({ kind, at }) => kind === 'check-out' && at < extended + LATE_CHECK_OUT_MS,
  );
  const endsAt = Math.min(checkOut?.at ?? extended, nextCheckIn);
  return { checkIn, checkOut: checkOut ?? null, startsAt: checkIn.at, endsAt };
}

/** The shift that a check-in is for: the one it names, else the one that runs or is about to begin. */
export function dutyOf<D extends Duty>(
  { at, shiftId }: Pick<AttendanceFact, 'at' | 'shiftId'>,
  shifts: readonly D[],
): D | undefined {
  return shifts.find(({ id }) => id === shiftId) ?? around(at, shifts);
}

/** The stretch that runs at this moment, else the one that is about to begin. */
function around<S extends Stretch>(at: number, stretches: readonly S[]): S | undefined {
  return (
    stretches.find(({ startsAt, endsAt }) => at >= startsAt && at < endsAt) ??
    stretches.find(({ startsAt }) => at < startsAt && startsAt - at <= EARLY_MS)
  );
}
