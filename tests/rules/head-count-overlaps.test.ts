import { expect, test } from 'vitest';
import type { HeadCountRow } from '#contracts/head-counts';
import {
  type HeadCountValues,
  headCountValues,
  overlapNote,
} from '#web/dashboard/set-up/head-counts/head-count-form.ts';

test('a head count that is typed says with which one it overlaps, and how they will share', () => {
  const noon = { startsAt: '2025-11-12T11:00:00Z', endsAt: '2025-11-12T13:00:00Z' };
  const kept: HeadCountRow = {
    ...{
      receivedAt: noon.endsAt,
      by: null,
      id: 'kept',
      version: 1,
      updatedAt: noon.endsAt,
      archivedAt: null,
    },
    ...{ tappedAt: noon.endsAt, boothId: 'copa', likely: 90, approximate: true, low: null, high: null },
    ...{ source: 'judged', wording: '', sourceUrl: null, overlaps: [], ...noon },
  };
  const said = (given: Partial<HeadCountValues>) => {
    const values = { ...headCountValues(null, 'UTC'), boothId: 'copa', date: '2025-11-12', ...given };
    return overlapNote(values, 'UTC', null, [kept]);
  };
  const overlaps = 'Overlaps ~90 (judged), Wed 12 Nov 11:00–13:00.';
  const shares = 'of the other its share of the rest of its time is counted.';
  expect(said({ from: '12:00', to: '14:00' })).toBe(
    `${overlaps} This one holds for the time of both; ${shares}`,
  );
  expect(said({ from: '10:00', to: '14:00' })).toBe(
    `${overlaps} This one holds; the other is kept and not counted.`,
  );
  expect(said({ from: '11:00', to: '12:00', source: 'published' })).toBe(
    `${overlaps} The other holds; this one is kept and not counted.`,
  );
  const none = [{ from: '13:00', to: '14:00' }, { from: '12:00', to: '' }, { date: '' }];
  for (const given of [...none, { from: '12:00', to: '14:00', boothId: 'drasi' }])
    expect(said(given)).toBeNull();
  const values = headCountValues(kept, 'UTC');
  expect(overlapNote(values, 'UTC', kept, [kept])).toBeNull();
});
