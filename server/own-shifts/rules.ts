import type { OwnShifts, ShiftAnswer } from '#contracts/own-shifts';
import { timeText } from '../events/rules.ts';
import { AppError } from '../http/errors.ts';

interface Stretch {
  startsAt: Date;
  endsAt: Date;
}

interface Response {
  kind: string;
  note: string;
  personId: string | null;
  startsAt: Date | null;
  endsAt: Date | null;
  createdAt: Date;
}

/** Newest response first. */
interface OnShift {
  id: string;
  personId: string;
  person: { name: string };
  responses: Response[];
}

export interface ShiftWithPeople extends Stretch {
  id: string;
  boothId: string;
  minimum: number;
  target: number;
  booth: { name: string; slots: (Stretch & { kiosk: { label: string } | null })[] };
  assignments: OnShift[];
}

type Said = { answer: ShiftAnswer | null; note: string };
const kinds: readonly string[] = ['confirmed', 'declined', 'swap-offered'] satisfies ShiftAnswer[];
const isAnswer = (kind: string): kind is ShiftAnswer => kinds.includes(kind);

/**
 * The newest answer that this person gave for these hours: one for other hours, by somebody before them, or given when it
 * was over, says nothing. `newestAnswer` in reports/answers.ts says the same.
 */
export function answerOf({ personId, responses }: OnShift, shift: Stretch): Said {
  const newest = responses.find(
    (response) =>
      response.personId === personId &&
      response.startsAt?.getTime() === shift.startsAt.getTime() &&
      response.endsAt?.getTime() === shift.endsAt.getTime() &&
      response.createdAt < shift.endsAt,
  );
  if (newest === undefined || !isAnswer(newest.kind)) return { answer: null, note: '' };
  return { answer: newest.kind, note: newest.note };
}

/** What was planned for hours that are over stays as it was. @throws AppError shift-over */
export function requireToCome({ endsAt }: Stretch, now: Date, timeZone: string): void {
  if (now < endsAt) return;
  const ended = `${timeText(endsAt, timeZone)} (${timeZone})`;
  throw new AppError(
    'shift-over',
    `This shift is over since ${ended}. If it went otherwise than planned, tell whoever plans the booth.`,
  );
}

export interface Asking {
  personId: string;
  /** Booths that they stand for: shifts of others are not theirs to take. */
  boothIds: readonly string[];
  now: Date;
  others: Others;
}

/** Who else stands for the booths of shifts that are offered, and where they are to be. */
export interface Others {
  representatives: readonly { boothId: string; personId: string }[];
  /** Without those that they declined. */
  shifts: readonly (Stretch & { personId: string })[];
}

/** @param shifts of the person, and of the booths they stand for, in the order of time */
export function ownAndOpen(
  shifts: readonly ShiftWithPeople[],
  { personId, boothIds, now, others }: Asking,
): Pick<OwnShifts, 'mine' | 'open'> {
  const mine = shifts.flatMap((shift) =>
    shift.assignments
      .filter((one) => one.personId === personId)
      .map((one) => {
        const said = answerOf(one, shift);
        const takers = said.answer === 'swap-offered' ? takersOf(shift, others).length : null;
        return { ...seen(shift, personId), assignmentId: one.id, ...said, takers };
      }),
  );
  const busy = mine.filter(({ answer }) => answer !== 'declined');
  const open = shifts
    .filter((shift) => boothIds.includes(shift.boothId) && shift.endsAt > now)
    .filter((shift) => !mine.some(({ shiftId }) => shiftId === shift.id))
    .filter((shift) => !busy.some((own) => isMeanwhile(own, shift)))
    .flatMap((shift) => offersOf(shift, personId));
  return { mine, open };
}

/** Those of the booth who are not on the shift, nor elsewhere at the same time. */
function takersOf(shift: ShiftWithPeople, { representatives, shifts }: Others) {
  const isFree = ({ personId }: { personId: string }) =>
    !shift.assignments.some((one) => one.personId === personId) &&
    !shifts.some(
      (one) => one.personId === personId && one.startsAt < shift.endsAt && shift.startsAt < one.endsAt,
    );
  return representatives.filter(({ boothId }) => boothId === shift.boothId).filter(isFree);
}

/** Room on a shift is one offer, each shift that somebody gives away another. */
function offersOf(shift: ShiftWithPeople, personId: string): OwnShifts['open'] {
  const given = shift.assignments.filter((one) => answerOf(one, shift).answer === 'swap-offered');
  const hasRoom = standingOn(shift).length < shift.target;
  return [
    ...(hasRoom ? [{ ...seen(shift, personId), offer: null }] : []),
    ...given.map((one) => ({
      ...seen(shift, personId),
      offer: { assignmentId: one.id, by: one.person.name },
    })),
  ];
}

/** Those on it who did not decline. */
const standingOn = (shift: ShiftWithPeople) =>
  shift.assignments.filter((one) => answerOf(one, shift).answer !== 'declined');

function seen(shift: ShiftWithPeople, personId: string) {
  const slot = shift.booth.slots.find((one) => one.startsAt <= shift.startsAt && shift.startsAt < one.endsAt);
  return {
    shiftId: shift.id,
    boothName: shift.booth.name,
    kiosk: slot?.kiosk?.label ?? null,
    startsAt: shift.startsAt.toISOString(),
    endsAt: shift.endsAt.toISOString(),
    others: standingOn(shift)
      .filter((one) => one.personId !== personId)
      .map(({ person }) => person.name),
    minimum: shift.minimum,
    target: shift.target,
  };
}

function isMeanwhile(own: { startsAt: string; endsAt: string }, shift: Stretch): boolean {
  return new Date(own.startsAt) < shift.endsAt && shift.startsAt < new Date(own.endsAt);
}
