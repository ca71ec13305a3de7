import { uuidv7 } from 'uuidv7';
import { afterAll, describe, expect, test } from 'vitest';
import type { Now } from '#contracts/now';
import { createTablet } from '../fixtures/devices.ts';
import { createPavilionToday } from '../fixtures/pavilion-today.ts';
import { shareKiosk } from '../fixtures/shared-kiosk.ts';
import { counterOf, figureOf, tabletsOf } from '../fixtures/tablet-in-browser.ts';
import { openWeb, sees } from '../setup/web.ts';

const web = await openWeb();
const { db, request, as, shut, reopen } = web;
const pavilion = await createPavilionToday(db);
const { event, copa, drasi, ana } = pavilion;
const { at } = await shareKiosk(db, pavilion);
const { connect, visitorsOf } = tabletsOf(web, pavilion);
const manager = await as('manager');
const page = await connect(copa.id);

afterAll(async () => {
  await reopen();
  await page.context().close();
});

const open = (screen: string) => page.getByRole('link', { name: screen, exact: true }).click();
const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const heading = (name: string) => page.getByRole('heading', { name, exact: true });
const clock = (moment: Date) =>
  moment.toLocaleTimeString('en-GB', { timeZone: event.timeZone, hour: '2-digit', minute: '2-digit' });
async function lock() {
  await open('Status');
  await press('Lock this tablet');
  await page.getByLabel('4 to 6 digits').fill('2468');
  await press('Lock');
}
/** The screen that was open before is open again. */
async function unlock() {
  await press('Unlock');
  await page.getByLabel('PIN', { exact: true }).fill('2468');
  await page.getByRole('dialog').getByRole('button', { name: 'Unlock' }).click();
  await open('Shift');
}
async function typeName(name: string) {
  await page.getByLabel('Somebody else').fill(name);
  await press('Check in');
}
async function hereAt(boothId: string): Promise<string[]> {
  const { body }: { body: Now } = await request.get('/api/v1/events/today/now').set(manager);
  return body.booths.find((booth) => booth.boothId === boothId)?.here.map(({ name }) => name) ?? [];
}

describe('at the end of a slot, without a network', () => {
  test('the tablet asks who takes over, and each tap stays with the booth that was shown', async () => {
    await counterOf(page).click();
    await expect.poll(() => visitorsOf(copa.id)).toBe(1);
    // Then the page opens without the server too.
    await page.evaluate(() => navigator.serviceWorker.ready);
    await shut();
    await counterOf(page).click();
    await open('Shift');
    await heading(`Copa's slot ended at ${clock(at(-10))}. Who counts here now?`).waitFor();
    await sees(page, 'Until somebody answers, taps count for Copa.');
    await lock();
    await sees(page, 'Until somebody answers, taps count for Copa. Unlock this tablet to answer.');
    expect(await page.getByRole('button', { name: /Drasi|Copa$/ }).count()).toBe(0);
    await unlock();
    await press('Drasi');
    await heading('Drasi').waitFor();
    await sees(page, /What was tapped before stays with Copa\.$/);
    await open('Count');
    expect(await figureOf(page)).toBe(0);
    await press('Count 3 visitors');
    await expect.poll(() => figureOf(page)).toBe(3);
    await page.reload();
    await expect.poll(() => figureOf(page)).toBe(3);
    expect(await visitorsOf(drasi.id)).toBe(0);
  });

  test('the bar says at which booth the last tap was, also once another one counts', async () => {
    await counterOf(page).click();
    await sees(page, /^Counted 1 visitor at Drasi/);
    await press('Count for Copa again');
    await heading('Copa').waitFor();
    await sees(page, /^Counted 1 visitor at Drasi/);
    await press('Undo 1 at Drasi');
    await sees(page, /^Took back 1 visitor at Drasi/);
    expect(await figureOf(page)).toBe(2);
    await press('Drasi');
    await expect.poll(() => figureOf(page)).toBe(3);
    await open('Recent');
    const booths = async () =>
      (await page.getByRole('listitem').allTextContents()).map((row) => /Copa|Drasi/.exec(row)?.[0]);
    await expect.poll(booths).toEqual(['Drasi', 'Drasi', 'Copa', 'Copa']);
    await open('Count');
  });

  test('its shifts are there: who is planned, and the hole ahead', async () => {
    await open('Shift');
    await sees(page, 'Nobody is checked in.');
    await sees(page, `Planned for now, not checked in: Ana Medina (${clock(at(-5))}–${clock(at(30))})`);
    await sees(page, `Nobody from ${clock(at(30))} to ${clock(at(90))}`);
    await page
      .getByText(/^Ben Okoro$/)
      .first()
      .waitFor();
  });

  test('people check in by name, stay on, and come without being on any list', async () => {
    await press(/^Check in Ana Medina/);
    await sees(page, /^Checked in Ana Medina/);
    await sees(page, new RegExp(`shift until ${clock(at(30))}$`));
    await press(`I will stay on until ${clock(at(60))} (Ana Medina)`);
    await press('Undo');
    await sees(page, `Ana Medina is here until ${clock(at(30))}, as before. Both entries are kept.`);
    await sees(page, new RegExp(`shift until ${clock(at(30))}$`));
    await press(`I will stay on until ${clock(at(60))} (Ana Medina)`);
    await sees(page, `Ana Medina stays on until ${clock(at(60))}. Leaving earlier: check out.`);
    await sees(page, `Nobody from ${clock(at(60))} to ${clock(at(90))}`);
    await typeName('Sam of the next booth');
    await heading('Sam of the next booth').waitFor();
    await typeName('Mistaken Identity');
    await press('Undo');
    await sees(page, 'Checked out Mistaken Identity again. Both entries are kept.');
    await expect.poll(() => heading('Mistaken Identity').count()).toBe(0);
  });
});

test('what was recorded offline is on the dashboard when the network is back, and the tablet stands for the new booth', async () => {
  await reopen();
  await sees(page, /^All sent/);
  await expect.poll(() => hereAt(drasi.id)).toEqual(['Ana Medina', 'Sam of the next booth']);
  expect([await visitorsOf(copa.id), await visitorsOf(drasi.id)]).toEqual([2, 3]);
  const placed = () => db.devicePlacement.findMany({ where: { endedAt: null }, select: { boothId: true } });
  await expect.poll(placed).toEqual([{ boothId: drasi.id }]);
  await press('Check out (Sam of the next booth)');
  await sees(page, /^Checked out Sam of the next booth/);
  await expect.poll(() => hereAt(drasi.id)).toEqual(['Ana Medina']);
  expect(await db.attendanceFact.count({ where: { boothId: drasi.id, personId: null } })).toBe(4);
});

test('two devices that checked in the same person: both entries stand there, and she counts once', async () => {
  const other = await createTablet(db, event.id, [drasi.id], 'Tablet of the lead');
  const { id: _, ...fact } = await db.attendanceFact.findFirstOrThrow({
    where: { personId: ana.id, kind: 'check-in' },
  });
  await db.attendanceFact.create({
    data: { ...fact, id: uuidv7(), deviceId: other.id, occurredAt: new Date() },
  });
  await page.reload();
  await sees(
    page,
    /^Checked in by several devices: .* on Tablet of the lead\. Both are kept, and Ana Medina counts once\.$/,
  );
  expect(await heading('Ana Medina').count()).toBe(1);
});

describe('a PIN', () => {
  const dialog = page.getByRole('dialog');
  const typePin = async (pin: string, button: string) => {
    await dialog.locator('input').fill(pin);
    await dialog.getByRole('button', { name: button, exact: true }).click();
  };

  test('is asked at check-out and check-in by that name, also offline', async () => {
    await page.context().setOffline(true);
    await press('Set a PIN (Ana Medina)');
    await typePin('2468', 'Set the PIN');
    await press('Check out (Ana Medina)');
    await typePin('1357', 'Check out');
    await sees(page, 'That is not the PIN. 4 more tries before a wait.');
    await typePin('2468', 'Check out');
    await sees(page, /^Checked out Ana Medina/);
    await expect.poll(() => heading('Ana Medina').count()).toBe(0);
  });

  test('after five wrong ones waits, over a reload too, and counting goes on', async () => {
    await press(/^Check in Ana Medina/);
    for (let wrong = 1; wrong <= 4; wrong += 1) {
      await typePin('1357', 'Check in');
      await sees(page, new RegExp(`${5 - wrong} more tr`));
    }
    await typePin('1357', 'Check in');
    await sees(page, /^5 wrong PINs\. The next try is possible in (1 min|\d+ s)\.$/);
    await page.context().setOffline(false);
    await page.reload();
    await press(/^Check in Ana Medina/);
    await dialog.locator('input').fill('2468');
    expect(await dialog.getByRole('button', { name: 'Check in', exact: true }).isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await open('Count');
    await counterOf(page).click();
    await expect.poll(() => figureOf(page)).toBe(4);
  });

  test('that is forgotten keeps nobody out: the name is written down, not the person', async () => {
    await open('Shift');
    await press(/^Check in Ana Medina/);
    await dialog.getByRole('button', { name: 'Go on without PIN' }).click();
    await sees(page, /^Checked in Ana Medina/);
    const byName = () => db.attendanceFact.count({ where: { name: 'Ana Medina', personId: null } });
    await expect.poll(byName).toBe(1);
  });
});

test('whose shift ended is asked about, and counts as gone if nobody says otherwise', async () => {
  const { id: _, ...fact } = await db.attendanceFact.findFirstOrThrow({ where: { kind: 'check-in' } });
  const earlyBird = { personId: null, name: 'Early Bird', shiftId: null, occurredAt: at(-4) };
  await db.attendanceFact.create({ data: { ...fact, ...earlyBird, id: uuidv7() } });
  await db.shift.updateMany({ where: { boothId: drasi.id, startsAt: at(-5) }, data: { endsAt: at(0) } });
  await page.reload();
  await sees(
    page,
    `Counts as gone at ${clock(at(0))}, when the shift ended. Nothing to do if that is right.`,
  );
  await press('Left just now (Early Bird)');
  await expect.poll(() => page.getByText(/^Counts as gone at/).count()).toBe(0);
});

test('what the browser could not write down is not thanked for', async () => {
  await page.evaluate(() => {
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('The disk is full.', 'QuotaExceededError');
    };
  });
  await typeName('Nobody yet');
  await sees(page, 'Not checked in: Nobody yet. This browser could not write it down.');
  expect(await heading('Nobody yet').count()).toBe(0);
});

test('the way back to the other booth is there, quietly', async () => {
  await page.reload();
  await press('Count for Copa');
  await heading('Copa').waitFor();
  await press('Still Copa');
  await expect.poll(() => page.getByText('Who counts here now?').count()).toBe(0);
  await page.reload();
  await heading('This tablet counts for Copa').waitFor();
  expect(await page.getByText('Who counts here now?').count()).toBe(0);
});
