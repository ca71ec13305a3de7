import { describe, expect, test } from 'vitest';
import { approvalOf, nextState } from '#server/highlights/rules';

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
