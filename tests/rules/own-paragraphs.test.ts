import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownParagraphsOfLink } from '#contracts/own-paragraphs';
import { suggestionOf } from '#server/own-paragraphs/rules';

const said = { kind: 'question', text: 'Arm?', answer: '', mentions: 1 } as const;

describe('the start of a paragraph', () => {
  test('has what was said by kind, how often, and the notes; nothing for nothing', () => {
    expect(suggestionOf([], [])).toBe('');
    expect(
      suggestionOf(
        [
          { ...said, kind: 'praise', text: 'Fast' },
          { ...said, mentions: 3, answer: 'Since 1.4.' },
        ],
        ['Bring stickers.'],
      ),
    ).toBe(
      'Visitors asked:\n\n- Arm? (3 times) We said: Since 1.4.\n\nThey liked:\n\n- Fast\n\nFrom the notes of our shifts:\n\n- Bring stickers.',
    );
  });

  test('can be sent back as it is, whatever was said', () => {
    const text = fc.string({ unit: 'binary', maxLength: 2000 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), fc.array(text, { maxLength: 10 }), (texts, notes) => {
        const start = suggestionOf(
          texts.map((one) => ({ ...said, text: one, answer: one })),
          notes,
        );
        if (start === '') return;
        const boothId = '019a5f0e-7c1b-7d6e-9a55-0c2b8f3d1e77';
        const sent = { secret: 'pvl_x', boothId, body: start };
        expect(ownParagraphsOfLink.write.body.safeParse(sent).error).toBeUndefined();
      }),
    );
  });
});
