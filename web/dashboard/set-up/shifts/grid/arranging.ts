import type { Arrangement, ShiftRow } from '#contracts/shifts';
import type { Stretch } from '#contracts/stretches';

/** A body for the server from milliseconds. */
export const timesOf = ({ startsAt, endsAt }: Stretch) => ({
  startsAt: new Date(startsAt).toISOString(),
  endsAt: new Date(endsAt).toISOString(),
});

/**
 * A shift at other times, or at another booth: there it is a new one, since what was recorded of it stays with the booth
 * where it was.
 * @param personIds who goes along to another booth
 */
export function moveOf(
  shift: ShiftRow,
  to: Stretch & { boothId: string },
  { newId, personIds }: { newId: string; personIds: readonly string[] },
): Arrangement {
  const { id, version, minimum, target } = shift;
  if (to.boothId === shift.boothId) return { change: [{ id, version, ...timesOf(to) }] };
  const there = { id: newId, boothId: to.boothId, ...timesOf(to), minimum, target };
  return { create: [{ ...there, personIds: [...personIds] }], archive: [{ id, version }] };
}

/** The same, against another version of the shift: what somebody still wants after they saw what another made of it. */
export function againstVersion(asked: Arrangement, id: string, version: number): Arrangement {
  const at = <One extends { id: string; version: number }>(one: One) =>
    one.id === id ? { ...one, version } : one;
  return {
    ...asked,
    ...(asked.change && { change: asked.change.map(at) }),
    ...(asked.archive && { archive: asked.archive.map(at) }),
  };
}

/**
 * What takes an arrangement back.
 * @param before the shifts as they were
 * @param after the shifts that the server answered with
 * @param peopleOn who was on a shift before
 */
export function undoOf(
  { create = [], change = [], archive = [] }: Arrangement,
  before: readonly ShiftRow[],
  after: readonly ShiftRow[],
  peopleOn: (shiftId: string) => readonly string[],
): Arrangement {
  const rowOf = (rows: readonly ShiftRow[], id: string) => rows.filter((row) => row.id === id);
  return {
    archive: create.flatMap(({ id }) => rowOf(after, id).map(({ version }) => ({ id, version }))),
    change: change.flatMap(({ id, assign = [], unassign = [] }) =>
      rowOf(after, id).flatMap(({ version }) =>
        rowOf(before, id).map(({ startsAt, endsAt, minimum, target }) => ({
          ...{ id, version, startsAt, endsAt, minimum, target },
          assign: unassign.filter((personId) => peopleOn(id).includes(personId)),
          unassign: assign.filter((personId) => !peopleOn(id).includes(personId)),
        })),
      ),
    ),
    restore: archive.flatMap(({ id }) =>
      rowOf(after, id).map(({ version }) => ({ id, version, assign: [...peopleOn(id)] })),
    ),
  };
}

/** A change that was made here. */
export interface Done {
  /** What was said of it: "Moved to Copa, Wed 12 Nov 13:00–14:30." */
  said: string;
  asked: Arrangement;
  isUndone: boolean;
}

/** Later changes of the same shifts that stand upon this one, the newest first: it can be undone after them. */
export function standingUpon<One extends Done>(done: readonly One[], one: One): One[] {
  const ids = idsOf(one.asked);
  return done
    .slice(done.indexOf(one) + 1)
    .filter((later) => !later.isUndone && idsOf(later.asked).some((id) => ids.includes(id)))
    .toReversed();
}

const idsOf = ({ create = [], change = [], archive = [] }: Arrangement): string[] =>
  [...create, ...change, ...archive].map(({ id }) => id);

/** A shift by its id and a version, and the version at which undoing made it the same again. */
export type MadeAgain = ReadonlyMap<string, number>;

const atVersion = (id: string, version: number) => `${id} ${version}`;

/** @param after the shifts that the server answered the undo of `asked` with */
export function madeAgain(
  known: MadeAgain,
  { change = [], archive = [] }: Arrangement,
  after: readonly ShiftRow[],
): MadeAgain {
  const again = new Map(known);
  for (const { id, version } of [...change, ...archive]) {
    const row = after.find((one) => one.id === id);
    if (row !== undefined) again.set(atVersion(id, version), row.version);
  }
  return again;
}

/** An undo that was made before later changes were undone: against the versions that these undos made. */
export function asMadeAgain(undo: Arrangement, again: MadeAgain): Arrangement {
  const newest = (id: string, version: number): number => {
    const later = again.get(atVersion(id, version));
    return later === undefined ? version : newest(id, later);
  };
  const at = <One extends { id: string; version: number }>(all: readonly One[] = []) =>
    all.map((one) => ({ ...one, version: newest(one.id, one.version) }));
  return {
    ...undo,
    ...{ change: at(undo.change), archive: at(undo.archive), restore: at(undo.restore) },
  };
}
