import { describe, expect, test } from 'vitest';
import { invitationText, reminderText } from '#web/dashboard/set-up/devices/link-messages.ts';
import { hoursWords, openWords, whereWords } from '#web/tablet/connect/own-shift-words.ts';

const given = {
  personName: 'Carol',
  eventName: 'KubeCon NA 2025',
  booths: ['Copa', 'Drasi'],
  shifts: ['Wed 12 Nov 15:00–16:00, Copa'],
  timeZone: 'America/New_York',
  url: 'https://pavilion.example.org/tablet/#pvl_x',
};

describe('messages to copy', () => {
  test('hold the link, and what it is for', () => {
    const text = invitationText(given);
    expect(text).toContain('for Copa and Drasi at KubeCon NA 2025:');
    expect(text).toContain(given.url);
  });

  test('remind of the shifts in the event’s time, or ask for somebody who has none', () => {
    const text = reminderText(given);
    expect(text).toContain('(times of America/New York):\n\n- Wed 12 Nov 15:00–16:00, Copa');
    expect(text).toMatch(/whether you will be there:\n\nhttps:/);
    expect(reminderText({ ...given, shifts: [] })).toContain('an open shift that you could take');
  });
});

describe('a shift in words', () => {
  test('stands in the event’s zone, over midnight with both days', () => {
    const shift = { startsAt: '2025-11-12T20:00:00Z', endsAt: '2025-11-12T21:00:00Z' };
    expect(hoursWords(shift, 'America/New_York')).toBe('Wed 12 Nov, 15:00–16:00');
    const late = { startsAt: '2025-11-13T03:00:00Z', endsAt: '2025-11-13T06:00:00Z' };
    expect(hoursWords(late, 'America/New_York')).toBe('Wed 12 Nov, 22:00–Thu 13 Nov 01:00');
  });

  test('says where, and with whom', () => {
    expect(whereWords({ boothName: 'Copa', kiosk: '5B', others: ['Dan', 'Eve'] })).toBe(
      'Copa, kiosk 5B, with Dan and Eve',
    );
    expect(whereWords({ boothName: 'Copa', kiosk: null, others: [] })).toBe('Copa, nobody else yet');
  });

  test('says why it is open', () => {
    const open = {
      ...{ shiftId: 'x', boothName: 'Copa', kiosk: null, startsAt: '', endsAt: '' },
      ...{ others: ['Dan'], minimum: 1, target: 2 },
    };
    expect(openWords({ ...open, offer: null })).toBe('1 of 2 so far');
    expect(openWords({ ...open, offer: { assignmentId: 'y', by: 'Dan' } })).toBe(
      'Dan would like to give this one away',
    );
  });
});
