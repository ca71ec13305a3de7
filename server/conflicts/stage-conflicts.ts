import { groupedBy, overlaps, type Stretch } from '../counting/rules.ts';
import {
  boothName,
  changeShift,
  common,
  duration,
  type Found,
  found,
  hoursWords,
  type KnownPlan,
  type Plan,
  whenWords,
} from './plan.ts';

/** Time to get to a stage and back. */
const TRAVEL_MS = 15 * 60_000;

/** Who speaks while they should be at a kiosk, or while the kiosk of a booth without shifts is open. */
export function stageConflicts(plan: KnownPlan): Found[] {
  return [...duringShifts(plan), ...whileOpen(plan)];
}

function duringShifts(plan: KnownPlan): Found[] {
  const { timeZone } = plan;
  const talksOf = groupedBy(plan.talks, ({ personId }) => personId);
  return plan.busy.flatMap(({ person, shifts }) =>
    (talksOf.get(person.id) ?? []).flatMap((talk) => {
      const away = { startsAt: talk.startsAt - TRAVEL_MS, endsAt: talk.endsAt + TRAVEL_MS };
      return shifts
        .filter((shift) => overlaps(shift, away))
        .map((shift) => {
          const where = `the shift at ${boothName(plan, shift.boothId)}, ${hoursWords(shift, timeZone)}`;
          const how = overlaps(shift, talk) ? `during ${where}` : `too close to ${where}`;
          return found(plan, {
            ...{ ...common(shift, away), kind: 'on-stage', person, mend: changeShift },
            about: [person.id, shift.id, talk.id],
            boothIds: [shift.boothId],
            shiftIds: [shift.id],
            words: `${person.name} is on stage ${talkWords(talk, timeZone)}, ${how}. With ${duration(TRAVEL_MS)} to get there and ${duration(TRAVEL_MS)} back they are away ${hoursWords(away, timeZone)}.`,
          });
        });
    }),
  );
}

/** Of those whose booth has no shift on the date of the talk. One talk of somebody who stands for two booths is one. */
function whileOpen(plan: KnownPlan): Found[] {
  const { timeZone, dateAt } = plan;
  const representing = groupedBy(plan.representatives, ({ id }) => id);
  const staffed = new Set(plan.shifts.map(({ boothId, startsAt }) => `${boothId} ${dateAt(startsAt)}`));
  return plan.talks.flatMap((talk) => {
    const own = (representing.get(talk.personId) ?? []).filter(
      ({ boothId }) => !staffed.has(`${boothId} ${dateAt(talk.startsAt)}`),
    );
    const open = own.map(({ boothId }) => ({ boothId, why: openWhy(plan, boothId, talk) }));
    const meant = open.flatMap(({ boothId, why }) => (why === null ? [] : [{ boothId, why }]));
    const [person, first] = [own[0], meant[0]];
    if (person === undefined || first === undefined) return [];
    const names = meant.map(({ boothId }) => boothName(plan, boothId));
    return [
      found(plan, {
        ...{ startsAt: talk.startsAt, endsAt: talk.endsAt, kind: 'on-stage-while-open', person },
        about: [person.id, talk.id],
        boothIds: meant.map(({ boothId }) => boothId),
        shiftIds: [],
        words: `${person.name}, who stands for ${new Intl.ListFormat('en').format(names)}, is on stage ${talkWords(talk, timeZone)}, ${first.why.words}. No shifts are known that day.`,
        mend: first.why.mend,
      }),
    ];
  });
}

const addShifts = { page: 'shifts', label: 'Add the shifts' } as const;

/** Why the kiosk is open then; null when it is closed. */
function openWhy({ slotsOf, openings }: KnownPlan, boothId: string, talk: Stretch) {
  const own = slotsOf.get(boothId) ?? [];
  if (own.length > 0)
    return own.some((slot) => overlaps(slot, talk))
      ? { words: 'while the booth has its kiosk', mend: addShifts }
      : null;
  if (openings.length > 0)
    return openings.some((opening) => overlaps(opening, talk))
      ? { words: 'while the pavilion is open', mend: addShifts }
      : null;
  return {
    words: 'perhaps while the pavilion is open: its hours are not entered',
    mend: { page: 'hours', label: 'Enter the opening hours' } as const,
  };
}

function talkWords(talk: Plan['talks'][number], timeZone: string): string {
  const where = talk.room === '' ? '' : `, ${talk.room}`;
  const sure = talk.isConfirmed ? '' : ', if the speaker is this person';
  return `${whenWords(talk, timeZone)} (“${talk.title}”${where}${sure})`;
}
