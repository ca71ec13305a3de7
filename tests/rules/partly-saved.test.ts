import { describe, expect, it } from 'vitest';
import { NoAnswer, Refusal } from '#web/api/client.ts';
import { partlyWords, savedWords } from '#web/dashboard/set-up/parts/partly.ts';

describe('after several were to be saved', () => {
  const taken = new Refusal(
    409,
    { type: 'about:blank', title: 'Taken', status: 409, code: 'taken', detail: 'It is there already.' },
    null,
  );

  it('names a few, and counts many', () => {
    expect(savedWords(['Copa'], 'booths')).toBe('Copa is saved.');
    expect(savedWords(['Copa', 'Drasi'], 'booths')).toBe('Copa and Drasi are saved.');
    expect(savedWords(['a', 'b', 'c', 'd', 'e'], 'shifts')).toBe('5 shifts are saved.');
  });

  it('says which were not, once for each reason', () => {
    const unsaved = [
      { name: 'Kiosk 13', error: taken },
      { name: 'Kiosk 14', error: taken },
      { name: 'Kiosk 15', error: new NoAnswer() },
    ];
    expect(partlyWords(['Kiosk 5B'], unsaved)).toBe(
      'Kiosk 5B is saved. Not saved: Kiosk 13 and Kiosk 14. It is there already. ' +
        'Not saved: Kiosk 15. The server did not answer. Try again in a moment.',
    );
    expect(partlyWords(['Copa'], unsaved.slice(2), 'Ashna stands for Copa.')).toMatch(
      /^Ashna stands for Copa\. Not saved: Kiosk 15\. /,
    );
    expect(partlyWords(['a', 'b', 'c', 'd', 'e'], unsaved.slice(0, 1))).toMatch(/^5 of 6 are saved\. /);
  });
});
