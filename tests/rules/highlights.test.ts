import { describe, expect, test } from 'vitest';
import { paragraphStateOf } from '#contracts/highlights';
import { approvalOf, nextState, noteAfter, placeOf } from '#server/highlights/rules';

const now = new Date('2025-11-20T09:00:00Z');
const mia = { kind: 'account', id: 'mia', role: 'manager', boothIds: [], sessionId: 's' } as const;
const script = { kind: 'token', id: 'script', role: 'manager', boothIds: [] } as const;

describe('the approval of a paragraph', () => {
  test('names the manager and the moment, and is gone with the state', () => {
    expect(approvalOf('approved', mia, now)).toEqual({
      state: 'approved',
      approvedBy: 'mia',
      approvedAt: now,
    });
    expect(approvalOf('approved', script, now)).toMatchObject({ approvedBy: null, approvedAt: now });
    expect(approvalOf('ready', mia, now)).toEqual({ state: 'ready', approvedBy: null, approvedAt: null });
  });

  test.each([
    ['approved', { body: 'new' }, false, 'ready'],
    ['approved', { body: 'new' }, true, 'approved'],
    ['approved', {}, false, 'approved'],
    ['approved', { state: 'draft' }, false, 'draft'],
    ['draft', { body: 'new' }, false, 'draft'],
    ['ready', { state: 'approved' }, true, 'approved'],
  ] as const)('from %s with %o, may approve %s: %s', (before, change, mayApprove, after) => {
    expect(nextState(before, change, mayApprove)).toBe(after);
  });
});

test('an empty paragraph is not written, unless it was approved just so', () => {
  expect(paragraphStateOf(undefined)).toBe('none');
  expect(paragraphStateOf({ body: 'Busy.', state: 'approved' })).toBe('approved');
  expect(paragraphStateOf({ body: 'Busy.', state: 'draft' })).toBe('draft');
  for (const state of ['draft', 'ready'] as const)
    expect(paragraphStateOf({ body: ' \n', state })).toBe('none');
  expect(paragraphStateOf({ body: '', state: 'approved' })).toBe('left-out');
});

test('what is to be changed is said of a draft only', () => {
  expect(noteAfter('draft', '', 'Say more.')).toBe('Say more.');
  expect(noteAfter('draft', 'Say more.', undefined)).toBe('Say more.');
  expect(noteAfter('ready', 'Say more.', undefined)).toBe('');
  expect(noteAfter('approved', '', 'Say more.')).toBe('');
});

describe('a text from a device', () => {
  test.each([
    ['into an empty paragraph', { body: '', state: 'draft' }, { body: 'New', basedOn: '' }, 'draft'],
    [
      'into one that was emptied since',
      { body: ' ', state: 'draft' },
      { body: 'New', basedOn: 'Old' },
      'draft',
    ],
    ['of what its writer saw', { body: 'Old', state: 'draft' }, { body: 'New', basedOn: 'Old' }, 'draft'],
    [
      'of the same with other line ends',
      { body: 'a\r\nb', state: 'ready' },
      { body: 'c', basedOn: 'a\nb' },
      'draft',
    ],
    ['of something else', { body: 'Other', state: 'draft' }, { body: 'New', basedOn: 'Old' }, 'beside'],
    [
      'of nothing, where something is',
      { body: 'Other', state: 'draft' },
      { body: 'New', basedOn: '' },
      'beside',
    ],
    ['of an approved one', { body: 'Old', state: 'approved' }, { body: 'New', basedOn: 'Old' }, 'beside'],
    [
      'of an approved one that is empty',
      { body: '', state: 'approved' },
      { body: 'New', basedOn: '' },
      'beside',
    ],
    ['that is there', { body: 'Same', state: 'approved' }, { body: 'Same', basedOn: '' }, 'there already'],
    [
      'that is there, with other line ends',
      { body: 'a\r\nb', state: 'draft' },
      { body: 'a\nb', basedOn: '' },
      'there already',
    ],
  ] as const)('%s', (_, current, text, place) => {
    expect(placeOf(current, text)).toBe(place);
  });
});
