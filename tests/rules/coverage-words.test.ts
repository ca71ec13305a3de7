import { describe, expect, test } from 'vitest';
import type { CoverageEvidence, CoverageMinutes, CoverageStretch } from '#contracts/coverage';
import {
  behindWords,
  coveredBy,
  evidenceWords,
  forgottenWords,
  minutesParts,
  minutesWords,
  planWords,
} from '#contracts/coverage-words';
import { statementFields, statementOf, statementValues } from '#web/dashboard/coverage/statement-form.ts';

const ATLANTA = 'America/New_York';
const at = (time: string, date = '2025-11-11') => `${date}T${time}:00-05:00`;

const minutes = (given: Partial<CoverageMinutes>): CoverageMinutes => ({
  ...{ slotMinutes: 480, plannedMinutes: 480, coveredMinutes: 0, gapMinutes: 0, notRecordedMinutes: 0 },
  ...{ comingMinutes: 0, belowMinimumMinutes: 0, atTargetMinutes: 0 },
  ...given,
});

const evidence = (given: Partial<CoverageEvidence>): CoverageEvidence => ({
  ...{ kind: 'check-in', name: 'Maintainer A', isThere: true, by: null, isLeftOpen: false, isRunning: false },
  isUncertain: false,
  ...{ startsAt: at('10:00'), endsAt: at('12:00'), at: at('10:00') },
  ...given,
});

const stretch = (given: Partial<CoverageStretch>): CoverageStretch => ({
  ...{ date: '2025-11-11', startsAt: at('10:00'), endsAt: at('12:00'), minutes: 120, state: 'covered' },
  ...{ people: 1, planned: 2, minimum: 1, target: 2, evidence: [evidence({})] },
  ...given,
});

describe('the minutes in words', () => {
  test('name only what there is', () => {
    expect(minutesWords(minutes({ coveredMinutes: 480 }))).toBe('all 8 h 00 covered');
    expect(minutesParts(minutes({ coveredMinutes: 400, gapMinutes: 50, comingMinutes: 30 }))).toEqual([
      { state: 'covered', words: '6 h 40 of 8 h 00 covered' },
      { state: 'gap', words: 'gap 50 min' },
      { state: 'coming', words: '30 min still to come' },
    ]);
    expect(minutesWords(minutes({ comingMinutes: 480 }))).toBe('8 h 00 still to come');
    expect(
      minutesWords(
        minutes({ coveredMinutes: 300, gapMinutes: 52, notRecordedMinutes: 8, comingMinutes: 120 }),
      ),
    ).toBe('5 h 00 of 8 h 00 covered, gap 52 min, 8 min not recorded, 2 h 00 still to come');
    expect(minutesWords(minutes({ notRecordedMinutes: 480 }))).toBe(
      'nothing of 8 h 00 covered, 8 h 00 not recorded',
    );
  });

  test('say how far that came up to the plan', () => {
    expect(planWords(minutes({ coveredMinutes: 480, atTargetMinutes: 60, belowMinimumMinutes: 30 }))).toEqual(
      ['planned throughout', 'fewer than the minimum known for 30 min', 'at the target for 1 h 00'],
    );
    expect(planWords(minutes({ plannedMinutes: 0 }))).toEqual(['planned nothing of 8 h 00']);
  });

  test('are told by what they rest on, a statement afterwards as such', () => {
    const statement = { kind: 'statement', by: 'Pavilion desk' } as const;
    expect(
      coveredBy([
        stretch({}),
        stretch({ minutes: 20, evidence: [evidence({ kind: 'tapped' })] }),
        stretch({ minutes: 30, evidence: [evidence({ ...statement, at: at('11:00') })] }),
        stretch({ minutes: 40, evidence: [evidence({ ...statement, at: at('18:00') })] }),
        stretch({ minutes: 50, evidence: [evidence({ ...statement, at: at('18:00') }), evidence({})] }),
        stretch({ minutes: 60, state: 'gap', evidence: [evidence({ ...statement, isThere: false })] }),
        stretch({ minutes: 5, evidence: [evidence({ isUncertain: true })] }),
        stretch({ minutes: 5, evidence: [evidence({ isUncertain: true }), evidence({})] }),
      ]),
    ).toEqual([
      'checked in 3 h 00',
      'tapped on their own phone 20 min',
      'stated 30 min',
      'stated afterwards 40 min',
      'at uncertain times 5 min',
    ]);
  });
});

describe('the evidence in words', () => {
  const words = (given: Partial<CoverageEvidence>) => evidenceWords(evidence(given), ATLANTA);

  test('names who, when and whose word it is, in the event’s zone', () => {
    expect(words({})).toBe('Maintainer A was checked in 10:00 to 12:00.');
    expect(words({ isUncertain: true })).toBe(
      'Maintainer A was checked in 10:00 to 12:00. By a clock that could not be trusted: the time is uncertain.',
    );
    expect(words({ isRunning: true })).toMatch(/^Maintainer A checked in \d\d:\d\d, and was still there\.$/);
    expect(words({ isLeftOpen: true })).toBe(
      'Maintainer A checked in 10:00 and did not check out: closed at 12:00.',
    );
    expect(words({ kind: 'check-out', isThere: false })).toBe(
      'Maintainer A checked out 10:00, before the shift ended at 12:00.',
    );
    expect(words({ kind: 'tapped' })).toBe("Visits were tapped on Maintainer A's own phone, 10:00 to 12:00.");
    const desk = { kind: 'statement', by: 'Pavilion desk', name: null } as const;
    expect(words({ ...desk, isThere: false, at: at('12:30') })).toBe(
      'Stated afterwards by Pavilion desk, 12:30: nobody was there 10:00 to 12:00.',
    );
    expect(words({ ...desk, at: at('09:10', '2025-11-12') })).toBe(
      'Stated afterwards by Pavilion desk, Wed 12 Nov 09:10: somebody was there 10:00 to 12:00.',
    );
    expect(words({ kind: 'absence', isThere: false, at: at('10:20') })).toBe(
      'Noted, 10:20: Maintainer A was not there 10:00 to 12:00.',
    );
  });

  test('says the dates where it ends on another day', () => {
    const night = { startsAt: at('23:00'), endsAt: at('01:00', '2025-11-12') };
    expect(words(night)).toBe('Maintainer A was checked in Tue 11 Nov 23:00 to Wed 12 Nov 01:00.');
    expect(words({ ...night, isLeftOpen: true })).toBe(
      'Maintainer A checked in Tue 11 Nov 23:00 and did not check out: closed at Wed 12 Nov 01:00.',
    );
  });
});

describe('a statement', () => {
  const about = (of: CoverageStretch, slot: { startsAt: string; endsAt: string } = of) => ({
    booth: { boothId: 'b', slots: [slot] },
    stretch: of,
  });

  test('begins as the stretch that it is about, over midnight too', () => {
    const night = stretch({ startsAt: at('23:00'), endsAt: at('01:00', '2025-11-12') });
    const values = statementValues(night, 'Flora', ATLANTA);
    expect(statementOf({ ...values, present: 'nobody', personId: 'p' }, about(night), ATLANTA)).toEqual({
      ok: true,
      body: {
        ...{ boothId: 'b', personId: null, present: false, statedBy: 'Flora' },
        ...{ startsAt: '2025-11-12T04:00:00Z', endsAt: '2025-11-12T06:00:00Z' },
      },
    });
  });

  test('is refused without a word of anybody, or at a time that is none', () => {
    const values = statementValues(stretch({}), ' ', ATLANTA);
    expect(statementOf(values, about(stretch({})), ATLANTA)).toMatchObject({
      ok: false,
      mistakes: { statedBy: expect.stringContaining('word') },
    });
    expect(statementOf({ ...values, statedBy: 'Flora', to: '' }, about(stretch({})), ATLANTA)).toMatchObject({
      ok: false,
      mistakes: { to: expect.any(String) },
    });
  });

  test('ends after it starts; on the next day only where the slot goes on there', () => {
    const backwards = { ...statementValues(stretch({}), 'Flora', ATLANTA), from: '11:30', to: '11:00' };
    const day = { startsAt: at('09:00'), endsAt: at('17:00') };
    const night = { startsAt: at('09:00'), endsAt: at('14:00', '2025-11-12') };
    expect(statementOf(backwards, about(stretch({}), day), ATLANTA)).toEqual({
      ok: false,
      mistakes: { to: 'Must come after the start, 11:30.' },
    });
    expect(statementOf(backwards, about(stretch({}), night), ATLANTA)).toMatchObject({
      ok: true,
      body: { startsAt: '2025-11-11T16:30:00Z', endsAt: '2025-11-12T16:00:00Z' },
    });
    const note = (slot: typeof day) =>
      statementFields([], about(stretch({}), slot), ATLANTA)
        .find(({ name }) => name === 'to')
        ?.note?.(backwards);
    expect([note(day), note(night)]).toEqual([null, 'Ends on Wednesday 12 November, the next day.']);
  });
});

test('what stands behind a stretch, and who did not check out, is said the same on screen and on paper', () => {
  expect(behindWords(stretch({}), 'UTC')).toHaveLength(2);
  expect(behindWords(stretch({ state: 'unrecorded', people: 0, evidence: [] }), 'UTC')).toEqual([
    'Nothing was written down, 2 planned (at least 1, hoped for 2).',
  ]);
  expect(behindWords(stretch({ state: 'gap', planned: null, evidence: [] }), 'UTC')).toEqual([
    'No shift planned.',
  ]);
  const stay = { startsAt: '2025-11-11T10:25:00Z', endsAt: '2025-11-11T12:00:00Z', isUncertain: false };
  expect(forgottenWords(stay, 'UTC')).toBe('checked in Tue 11 Nov 10:25, closed at 12:00');
  expect(forgottenWords({ ...stay, isUncertain: true }, 'UTC')).toBe(
    'checked in Tue 11 Nov 10:25 (time uncertain), closed at 12:00',
  );
});
