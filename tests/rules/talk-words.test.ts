import { expect, test } from 'vitest';
import type { SchedulePreview } from '#contracts/talks';
import {
  changeWords,
  countsWords,
  foundWords,
  outcomeWords,
  personWords,
  zoneWords,
} from '#web/dashboard/set-up/talks/talk-words.ts';

const zone: SchedulePreview['zone'] = {
  ...{ event: 'America/New_York', labels: [], exact: 0, unlabelled: 0, mustDecide: false, taken: 'event' },
};
const preview = (more: Partial<SchedulePreview>): SchedulePreview => ({
  ...{
    digest: '',
    format: 'text',
    announced: null,
    found: 99,
    dates: [],
    talks: [],
    problems: [],
    notes: [],
  },
  ...{ questions: [], counts: { new: 0, changed: 0, unchanged: 0, gone: 0 }, zone, ...more },
});

test.each([
  [null, '99 sessions.'],
  [99, '99 sessions, as many as the schedule says.'],
  [101, '99 sessions. The schedule says that it holds 101: 2 are not in it.'],
  [98, '99 sessions. The schedule says that it holds 98: 1 more is in it.'],
])('of %s announced', (announced, words) => expect(foundWords(preview({ announced }))).toBe(words));

test('each clock of a schedule is named beside that of the event', () => {
  const label = { label: 'EST', sessions: 2, says: 'UTC−5', eventSays: 'UTC−5', agrees: true };
  const labels = [label, { ...label, label: 'IST', sessions: 1, says: null, agrees: false }];
  expect(zoneWords(preview({ zone: { ...zone, labels, exact: 3, unlabelled: 1 } }))).toEqual([
    '2 sessions in EST (UTC−5): that is the time of the event, America/New_York.',
    '1 session in IST, which can mean several things; the event, America/New_York, has UTC−5 then.',
    "3 sessions in UTC, moved to the event's time, America/New_York.",
    "1 session without a zone: read on the event's clock, America/New_York.",
  ]);
});

test('what would change, and what was done', () => {
  const counts = { new: 0, changed: 0, unchanged: 0, gone: 0 };
  expect(countsWords(preview({ counts }))).toBe('Nothing to import');
  expect(countsWords(preview({ counts: { ...counts, unchanged: 1 } }))).toBe(
    'Nothing changes: 1 stays as it is',
  );
  expect(countsWords(preview({ counts: { new: 99, changed: 2, gone: 1, unchanged: 96 } }))).toBe(
    '99 new, 2 changed, 1 gone; 96 stay as they are',
  );
  const outcome = { created: 1, changed: 2, unchanged: 3, archived: 4, problems: 0, undecided: 0 };
  expect(outcomeWords(outcome)).toBe('1 talk added, 2 changed, 4 put into the archive and 3 as before.');
  expect(changeWords({ field: 'room', before: '', after: 'Hall B' })).toBe('Room: none → Hall B');
});

test('a speaker of ours is named, and one who only might be says so', () => {
  const speaker = { name: 'W. Fu', affiliation: '', person: { id: '1', name: 'Wei Fu' } };
  expect(personWords({ ...speaker, match: 'confirmed' })).toBe('ours: Wei Fu');
  expect(personWords({ ...speaker, name: 'Wei Fu', match: 'certain' })).toBe('ours');
  expect(personWords({ ...speaker, match: 'likely' })).toBe('likely our Wei Fu');
  expect(personWords({ ...speaker, match: 'doubtful' })).toBe('perhaps our Wei Fu');
  expect(personWords({ ...speaker, match: 'rejected' })).toBeNull();
});
