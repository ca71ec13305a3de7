import { describe, expect, test } from 'vitest';
import { savingWords, stepsFrom } from '#web/dashboard/paragraphs/paragraph-words.ts';
import { missingParagraphsText } from '#web/dashboard/start-page/missing.ts';
import { outcomeWords, standWords, whyNotYet } from '#web/tablet/connect/own-paragraph-words.ts';
import { bothTexts } from '#web/ui/kept-drafts.ts';

describe('a paragraph on the dashboard', () => {
  test.each([
    ['nothing, by a lead', null, false, false, []],
    ['nothing, by a manager', null, false, true, ['leave-out']],
    ['words, by a lead', null, true, false, ['ready']],
    ['a draft, by a manager', 'draft', true, true, ['approve', 'ready']],
    ['a ready one, by a lead', 'ready', true, false, ['back-to-draft']],
    ['a ready one, by a manager', 'ready', true, true, ['approve', 'back-to-draft']],
    ['an approved one', 'approved', true, true, ['back-to-draft']],
    ['one left out', 'approved', false, true, ['back-to-draft']],
  ] as const)('%s: what can be done next', (_, state, hasText, mayApprove, steps) => {
    expect(stepsFrom(state, hasText, mayApprove)).toEqual(steps);
  });

  test('says what saving does to what was approved', () => {
    expect(savingWords('draft', false)).toBeNull();
    expect(savingWords('approved', true)).toMatch(/stays so/);
    expect(savingWords('approved', false)).toMatch(/ready again/);
  });

  test('what is missing is one text to send', () => {
    const booth = (name: string, paragraph: 'none' | 'draft' | 'ready', representatives: string[] = []) => ({
      ...{ name, paragraph, representatives },
    });
    expect(missingParagraphsText('Rehearsal', [booth('Copa', 'ready')])).toBeNull();
    const text = missingParagraphsText('Rehearsal', [
      booth('Copa', 'none', ['Ana', 'Ben']),
      booth('Drasi', 'draft'),
      booth('ORAS', 'ready'),
    ]);
    expect(text).toContain('These 2 paragraphs for the summary of Rehearsal are still missing:');
    expect(text).toContain('- Copa (Ana, Ben): not written yet\n- Drasi: still a draft');
    expect(text).not.toContain('ORAS');
  });
});

describe('a paragraph on the phone', () => {
  test('says how it stands, and whom to ask', () => {
    const stand = { body: 'Busy.', approvedBy: null };
    expect(standWords({ ...stand, body: '', state: 'draft' })).toBe('Nothing is written yet.');
    expect(standWords({ ...stand, state: 'approved', approvedBy: 'Mia' })).toMatch(/ask Mia\.$/);
    expect(standWords({ ...stand, state: 'approved' })).toMatch(/ask a program manager\.$/);
  });

  test('is not ready as long as it is the start as it was made', () => {
    expect(whyNotYet('', '', 'draft')).toMatch(/^Write/);
    expect(whyNotYet('A start', 'A start', 'ready')).toMatch(/own words/);
    expect(whyNotYet('A start', 'A start', 'draft')).toBeNull();
    expect(whyNotYet('Own words', 'A start', 'ready')).toBeNull();
  });

  test('says what became of a text', () => {
    expect(outcomeWords('beside', 'approved')).toMatch(/approved meanwhile/);
    expect(outcomeWords('beside', 'draft')).toMatch(/both texts/);
    expect(outcomeWords('stored', 'ready')).toMatch(/waits for approval/);
  });

  test('two texts are put together, with nothing of neither', () => {
    expect(bothTexts('Theirs', 'Mine')).toBe('Theirs\n\nMine');
    expect(bothTexts(' ', 'Mine')).toBe('Mine');
  });
});
