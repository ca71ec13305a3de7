import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { createBooth } from '../fixtures/atlanta.ts';
import { createPavilion, wednesday } from '../fixtures/pavilion.ts';
import { createAccount, createRepresentative } from '../fixtures/people.ts';
import { DESK, openWeb, sees } from '../setup/web.ts';

const { db, openAs } = await openWeb();
const { event, copa, drasi, kiosk, ana, ben } = await createPavilion(db);
await createAccount(db, 'Mona', { role: 'manager' });
await createAccount(db, 'Vera', { role: 'viewer' });
await createRepresentative(db, 'Cy Young', [copa]);
await db.slot.create({
  data: {
    ...{ eventId: event.id, boothId: copa.id, kioskId: kiosk.id },
    ...{ startsAt: wednesday('10:30'), endsAt: wednesday('17:00') },
  },
});
const GRID = '/events/atlanta/set-up/shifts?view=grid&day=2025-11-12';
let page: Page;

afterEach(async () => {
  await page.context().close();
  await db.assignment.deleteMany();
  await db.shift.deleteMany();
});

async function store(from: string, to: string, people = [ana]) {
  const of = { eventId: event.id, boothId: copa.id };
  const shift = await db.shift.create({ data: { ...of, startsAt: wednesday(from), endsAt: wednesday(to) } });
  for (const { id: personId } of people)
    await db.assignment.create({ data: { ...of, shiftId: shift.id, personId } });
  return shift;
}

async function openGrid(view = DESK as Parameters<typeof openAs>[2], name = 'Mona') {
  page = await openAs(name, GRID, view);
  await page.getByRole('grid', { name: 'Shifts of Wednesday 12 November 2025' }).waitFor();
}

/** Opening hours are from 10:30 to 17:00, so the axis goes from 10:00 to 17:00. */
async function pointAt(time: string, booth = copa) {
  const box = await page.locator(`[data-track="${booth.id}"]`).boundingBox();
  if (box === null) throw new Error('the grid is not drawn');
  const hours = (Date.parse(wednesday(time)) - Date.parse(wednesday('10:00'))) / 3_600_000;
  return { x: box.x + (box.width * hours) / 7, y: box.y + box.height / 2 };
}

async function drag(from: { x: number; y: number }, to: { x: number; y: number }, letGo = true) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 3 });
  if (letGo) await page.mouse.up();
}

const block = (hours: string) => page.locator('[data-shift]', { hasText: hours });
const timesOf = async (where: object = {}) =>
  (await db.shift.findMany({ where: { archivedAt: null, ...where }, orderBy: { startsAt: 'asc' } })).map(
    ({ startsAt, endsAt }) =>
      [startsAt, endsAt]
        .map((at) => at.toLocaleTimeString('en-GB', { timeZone: event.timeZone, timeStyle: 'short' }))
        .join('–'),
  );

async function choose(label: string, names: string[]) {
  const dialog = page.getByRole('dialog');
  for (const name of names) {
    await dialog.getByLabel(label, { exact: true }).fill(name);
    await page.getByRole('option', { name }).first().click();
  }
  // Closes the list of choices, which would lie over the buttons.
  await dialog.getByRole('heading').click();
}

describe('by hand', () => {
  test('a drag on empty ground asks for the rest and adds a shift', async () => {
    await openGrid();
    await sees(page, 'no shift for 6 h 30');
    await drag(await pointAt('11:02'), await pointAt('12:28'));
    const dialog = page.getByRole('dialog', { name: 'A shift at Copa' });
    expect(await dialog.getByLabel('From').inputValue()).toBe('11:00');
    expect(await dialog.getByLabel('To', { exact: true }).inputValue()).toBe('12:30');
    await choose('People on this shift', ['Cy Young']);
    await dialog.getByText('Cy Young is not listed as maintainer, contributor or ambassador.').waitFor();
    await dialog.getByRole('button', { name: 'Add the shift' }).click();
    await sees(page, 'Copa, Wed 12 Nov 11:00–12:30 is added.');
    await page.getByRole('button', { name: /^Cy Young 11:00–12:30 1 of 2 Cy Young is not listed/ }).waitFor();
    await sees(page, 'no shift for 5 h 00');
    expect(await timesOf()).toEqual(['11:00–12:30']);
  });

  test('a drag moves a shift and says where it would lie, and can be taken back', async () => {
    await store('11:00', '12:30');
    await openGrid();
    await drag(await pointAt('11:30'), await pointAt('13:33'), false);
    await page.getByText('13:00–14:30').waitFor();
    expect(await timesOf()).toEqual(['11:00–12:30']);
    await page.mouse.up();
    await block('13:00–14:30').waitFor();
    await sees(page, 'Moved to Copa, Wed 12 Nov 13:00–14:30.');
    expect(await timesOf()).toEqual(['13:00–14:30']);
    await page.getByRole('button', { name: 'Undo' }).click();
    await block('11:00–12:30').waitFor();
    expect(await timesOf()).toEqual(['11:00–12:30']);
  });

  test('its edges stretch it, and Escape leaves it as it was', async () => {
    await store('11:00', '12:30');
    await openGrid();
    const end = await pointAt('12:30');
    const edge = { x: end.x - 5, y: end.y };
    await drag(edge, await pointAt('14:00'), false);
    await page.getByText('11:00–14:00').first().waitFor();
    await page.keyboard.press('Escape');
    // As long as a hand takes to let go.
    await page.waitForTimeout(300);
    await page.mouse.up();
    await page.waitForTimeout(100);
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await timesOf()).toEqual(['11:00–12:30']);
    await drag(edge, await pointAt('14:00'));
    await block('11:00–14:00').waitFor();
    await sees(page, 'Now Copa, Wed 12 Nov 11:00–14:00, 1 h 30 longer.');
    expect(await timesOf()).toEqual(['11:00–14:00']);
    // Two changes of one shift: the first cannot be undone alone, and takes the other along once somebody says so.
    await drag(await pointAt('12:00'), await pointAt('14:00'));
    await sees(page, 'Moved to Copa, Wed 12 Nov 13:00–16:00.');
    const toast = page.getByRole('alert').filter({ hasText: '1 h 30 longer' });
    await toast.getByRole('button', { name: 'Undo' }).click();
    await sees(page, /^Not undone yet: after it came “Moved to Copa, Wed 12 Nov 13:00–16:00\.”$/);
    expect(await timesOf()).toEqual(['13:00–16:00']);
    await page.getByRole('button', { name: 'Undo both' }).click();
    await block('11:00–12:30').waitFor();
    expect(await timesOf()).toEqual(['11:00–12:30']);
  });

  test('a drag to another booth takes the people along', async () => {
    await store('11:00', '12:30', [ana, ben]);
    await openGrid();
    await drag(await pointAt('11:30'), await pointAt('12:30', drasi));
    await sees(page, 'Moved to Drasi, Wed 12 Nov 12:00–13:30.');
    const moved = await db.shift.findFirstOrThrow({
      where: { archivedAt: null },
      include: { assignments: true },
    });
    expect([moved.boothId, moved.assignments.length]).toEqual([drasi.id, 2]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => timesOf({ boothId: copa.id })).toEqual(['11:00–12:30']);
    const people = await db.assignment.count({ where: { boothId: copa.id, archivedAt: null } });
    expect([people, await timesOf({ boothId: drasi.id })]).toEqual([2, []]);
  });

  test('a finger that rests drags, one that moves scrolls, one that taps opens', async () => {
    await store('11:00', '12:30');
    await openGrid({ viewport: { width: 1180, height: 820 }, hasTouch: true });
    const cdp = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
      cdp.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [at] });
    const start = await pointAt('11:45');
    await touch('touchStart', start);
    for (const up of [30, 60, 90]) await touch('touchMove', { x: start.x, y: start.y - up });
    await touch('touchEnd');
    await page.waitForTimeout(500);
    expect(await timesOf()).toEqual(['11:00–12:30']);
    const [from, to] = [await pointAt('11:45'), await pointAt('13:45')];
    await touch('touchStart', from);
    await page.waitForTimeout(500);
    await touch('touchMove', to);
    await page.getByText('13:00–14:30').waitFor();
    await touch('touchEnd');
    await block('13:00–14:30').waitFor();
    await expect.poll(() => timesOf()).toEqual(['13:00–14:30']);
    await block('13:00–14:30').tap();
    await page.getByRole('dialog', { name: 'Copa, Wed 12 Nov 13:00–14:30' }).waitFor();
  });
});

describe('by keyboard', () => {
  test('one stop of the tab key; arrows lead on, and with Shift and Alt they move and stretch', async () => {
    await store('11:00', '12:00');
    await store('13:00', '14:00', []);
    await openGrid();
    await page.locator('[data-add]').first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await block('13:00–14:00').evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Shift+ArrowLeft');
    await page.getByRole('status').getByText('Copa, 10:30–11:30. Enter keeps it').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('status').getByText('Enter keeps it').count()).toBe(0);
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Alt+ArrowRight');
    await page.keyboard.press('Alt+Shift+ArrowLeft');
    await page.keyboard.press('Enter');
    await block('10:30–12:00').waitFor();
    expect(await timesOf()).toEqual(['10:30–12:00', '13:00–14:00']);
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('to another booth, with the focus, and Delete asks before it archives', async () => {
    await store('11:00', '12:00');
    await openGrid();
    await block('11:00–12:00').focus();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Enter');
    await sees(page, 'Moved to Drasi, Wed 12 Nov 11:00–12:00.');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-shift')))
      .toBe((await db.shift.findFirstOrThrow({ where: { archivedAt: null } })).id);
    await page.keyboard.press('Delete');
    const dialog = page.getByRole('dialog', { name: 'Archive Drasi, Wed 12 Nov 11:00–12:00?' });
    await dialog.getByText('Ana Medina will no longer be on it.').waitFor();
    await dialog.getByRole('button', { name: 'Archive it' }).click();
    await sees(page, 'Drasi, Wed 12 Nov 11:00–12:00 is in the archive.');
    expect(await timesOf()).toEqual([]);
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await expect.poll(() => timesOf()).toEqual(['11:00–12:00']);
    expect(await db.assignment.count({ where: { archivedAt: null } })).toBe(1);
  });
});

describe('by dialog', () => {
  const openShift = async (hours: string) => {
    await block(hours).click();
    return page.getByRole('dialog');
  };

  test('splits a shift with a hand-over', async () => {
    await store('11:00', '15:00', [ana, ben]);
    await openGrid();
    await (await openShift('11:00–15:00')).getByRole('button', { name: 'Split…' }).click();
    const dialog = page.getByRole('dialog', { name: /^Split Copa/ });
    await dialog.getByLabel('The second part begins at').fill('16:00');
    await dialog.getByRole('button', { name: 'Split the shift' }).click();
    await dialog.getByText('Must lie between 11:00 and 15:00, so that both parts last.').waitFor();
    await dialog.getByLabel('The second part begins at').fill('13:00');
    await dialog.getByLabel('Both together for').fill('15');
    await dialog.getByText('11:00–13:15 and 13:00–15:00').waitFor();
    await dialog.getByRole('button', { name: 'Split the shift' }).click();
    await block('13:00–15:00').waitFor();
    expect(await timesOf()).toEqual(['11:00–13:15', '13:00–15:00']);
  });

  test('copies the shifts of a booth to other days, and none twice', async () => {
    await store('11:00', '12:00', [ana]);
    await store('12:00', '13:00', [ben]);
    await openGrid();
    for (const made of ['2 new shifts', '0 new shifts, 2 are there already']) {
      await (await openShift('11:00–12:00')).getByRole('button', { name: 'Copy to other days…' }).click();
      const dialog = page.getByRole('dialog', { name: /^Copy shifts/ });
      await dialog.getByText('All of Copa').click();
      await choose('To', ['Thursday 13 November']);
      await dialog.getByText(made).waitFor();
      await dialog.getByRole('button', { name: 'Copy the shifts' }).click();
      if (made.startsWith('2')) await sees(page, '2 shifts are copied to Thu 13 Nov.');
      else await dialog.getByText('These shifts are there already.').waitFor();
    }
    const people = await db.assignment.findMany({ include: { shift: true, person: true } });
    const copied = people.filter(({ shift }) => shift.startsAt > new Date('2025-11-13'));
    expect(copied.map(({ person }) => person.name).toSorted()).toEqual(['Ana Medina', 'Ben Okoro']);
  });

  test('makes a series in which teams take turns', async () => {
    await openGrid();
    await page.getByRole('button', { name: 'Add a series' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a series of shifts' });
    await choose('Booths', ['Drasi']);
    await dialog.getByLabel('From').fill('11:00');
    await dialog.getByLabel('To', { exact: true }).fill('15:00');
    await dialog.getByText('A and B take turns').click();
    await choose('Team A', ['Ana Medina']);
    await choose('Team B', ['Ben Okoro']);
    await dialog.getByText('6 new shifts').waitFor();
    await dialog.getByText('Drasi, Wed 12 Nov 13:00–15:00, team B').waitFor();
    await dialog.getByRole('button', { name: 'Add the shifts' }).click();
    await sees(page, '6 shifts are added.');
    await page.getByRole('button', { name: /^Ben Okoro 13:00–15:00/ }).waitFor();
    expect(await db.assignment.count({ where: { personId: ben.id } })).toBe(3);
    // Made by mistake, and seen only later: it goes as a whole.
    await page.getByRole('button', { name: /^Ben Okoro 13:00–15:00/ }).click();
    await page.getByText('One of a series of 6 shifts.').waitFor();
    await page.getByRole('button', { name: 'Archive…' }).click();
    const asked = page.getByRole('dialog', { name: /^Archive Drasi, Wed 12 Nov 13:00–15:00/ });
    await asked.getByLabel('What goes to the archive').selectOption('Its series from here on, 3 shifts');
    await asked.getByRole('button', { name: 'Archive 3 shifts' }).waitFor();
    await asked.getByLabel('What goes to the archive').selectOption('Its whole series, 6 shifts');
    await asked.getByText('Ana Medina, Ben Okoro will no longer be on them.').waitFor();
    await asked.getByRole('button', { name: 'Archive 6 shifts' }).click();
    await sees(page, '6 shifts are in the archive.');
    expect(await timesOf()).toEqual([]);
  });

  test('names who went to the archive, and puts somebody else in their place', async () => {
    await store('11:00', '12:00', [ana, ben]);
    await db.person.update({ where: { id: ben.id }, data: { archivedAt: new Date() } });
    await openGrid();
    await page
      .getByRole('button', { name: /^Ana Medina 11:00–12:00 1 of 2 Ben Okoro is in the archive\.$/ })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Ben Okoro is in the archive. Take off who is in the archive').waitFor();
    await dialog
      .locator('.mantine-Pill-root', { hasText: 'Ben Okoro' })
      .getByRole('button', { includeHidden: true })
      .click();
    await choose('People on this shift', ['Cy Young']);
    await dialog.getByRole('button', { name: 'Save the change' }).click();
    await page.getByRole('button', { name: /^Ana Medina, Cy Young 11:00–12:00 2 of 2/ }).waitFor();
    await db.person.update({ where: { id: ben.id }, data: { archivedAt: null } });
  });
});

describe('two managers at once', () => {
  test('the second sees both versions and chooses, and nothing is lost', async () => {
    const shift = await store('11:00', '12:00');
    await openGrid();
    const theirs = { startsAt: new Date(wednesday('14:00')), endsAt: new Date(wednesday('15:00')) };
    await db.shift.update({ where: { id: shift.id }, data: { ...theirs, version: 2 } });
    await drag(await pointAt('11:30'), await pointAt('13:30'));
    const dialog = page.getByRole('dialog', { name: /^Somebody else changed Copa, Wed 12 Nov 11:00–12:00/ });
    await dialog.getByText('Wed 12 Nov 11:00–12:00, Copa').waitFor();
    await dialog.getByText('Wed 12 Nov 14:00–15:00, Copa').waitFor();
    await dialog.getByText('Wed 12 Nov 13:00–14:00, Copa').waitFor();
    expect(await timesOf()).toEqual(['14:00–15:00']);
    await dialog.getByRole('button', { name: 'Change it to mine' }).click();
    await block('13:00–14:00').waitFor();
    expect(await timesOf()).toEqual(['13:00–14:00']);
  });

  test('who changed something else than the other saves it beside that, in the dialog and by a drag', async () => {
    const shift = await store('11:00', '12:00');
    await openGrid();
    await block('11:00–12:00').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('People at least').fill('2');
    const theirs = { startsAt: new Date(wednesday('14:00')), endsAt: new Date(wednesday('15:00')) };
    await db.shift.update({ where: { id: shift.id }, data: { ...theirs, version: 2 } });
    await dialog.getByRole('button', { name: 'Save the change' }).click();
    const said = dialog.getByRole('alert');
    await said.getByText('They changed something else than you. Both can hold.').waitFor();
    await said.getByText('It is now 14:00, it was 11:00. This stays.').waitFor();
    await said.getByText('You typed 2, it is still 1.').waitFor();
    expect(await said.locator('dt').allTextContents()).toEqual(['From', 'To', 'People at least']);
    await dialog.getByRole('button', { name: 'Save mine as well' }).click();
    await dialog.waitFor({ state: 'detached' });
    await block('14:00–15:00').waitFor();
    expect(await db.shift.findFirst()).toMatchObject({ ...theirs, minimum: 2, version: 3 });
    await page.context().close();
    await openGrid();
    await block('14:00–15:00').waitFor();
    await db.shift.update({ where: { id: shift.id }, data: { target: 5, version: 4 } });
    await drag(await pointAt('14:30'), await pointAt('15:30'));
    await page.getByRole('dialog').getByRole('button', { name: 'Change it as well' }).click();
    await block('15:00–16:00').waitFor();
    expect(await db.shift.findFirst()).toMatchObject({ minimum: 2, target: 5, version: 5 });
  });

  test('of one that was archived meanwhile a new one can be made', async () => {
    const shift = await store('11:00', '12:00');
    await openGrid();
    await db.shift.update({ where: { id: shift.id }, data: { archivedAt: new Date(), version: 2 } });
    await drag(await pointAt('11:30'), await pointAt('13:30'));
    const dialog = page.getByRole('dialog');
    await dialog.getByText('archived', { exact: true }).waitFor();
    await dialog.getByRole('button', { name: 'Make it anew with my times' }).click();
    await block('13:00–14:00').waitFor();
    expect(await timesOf()).toEqual(['13:00–14:00']);
  });
});

test('somebody who is at another booth at the same time is marked, with the sentence in the dialog', async () => {
  await store('11:00', '12:30');
  const there = { eventId: event.id, boothId: drasi.id };
  const shift = await db.shift.create({
    data: { ...there, startsAt: wednesday('12:00'), endsAt: wednesday('13:00') },
  });
  await db.assignment.create({ data: { ...there, shiftId: shift.id, personId: ana.id } });
  await openGrid();
  await page
    .getByRole('button', { name: /11:00–12:30 .*Ana Medina is to be at Copa and at Drasi at once/ })
    .click();
  await page
    .getByRole('list', { name: 'Conflicts' })
    .getByText(/12:00–12:30\.$/)
    .waitFor();
});

describe('in the night in which clocks go back', async () => {
  const night = await db.event.create({
    data: {
      ...{ slug: 'night', name: 'Night', timeZone: event.timeZone, versionCounter: { create: {} } },
      ...{ startsOn: new Date('2026-10-31'), endsOn: new Date('2026-11-01') },
    },
  });
  const booth = await createBooth(db, night.id, 'Copa');
  const data = { eventId: night.id, boothId: booth.id };

  test('an hour comes twice, and a shift says in which it lies and how long it lasts', async () => {
    await db.shift.create({
      data: { ...data, startsAt: '2026-11-01T04:30:00Z', endsAt: '2026-11-01T05:00:00Z' },
    });
    page = await openAs('Mona', '/events/night/set-up/shifts?view=grid&day=2026-11-01');
    await page.getByRole('button', { name: 'Whole day' }).click();
    for (const time of ['01:00 EDT', '01:00 EST']) await page.locator('thead').getByText(time).waitFor();
    await page.getByText(/\. Atlanta time \(EDT, then EST\)$|\. New York time \(EDT, then EST\)$/).waitFor();
    await block('00:30–01:00 EDT').focus();
    const said = page.getByRole('status');
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('Shift+ArrowRight');
    await said.getByText('01:30 comes twice on Sunday 1 November: this is the first.').waitFor();
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('Shift+ArrowRight');
    await said.getByText('01:30 comes twice on Sunday 1 November: this is the second.').waitFor();
    await page.keyboard.press('Escape');
    for (let step = 0; step < 8; step += 1) await page.keyboard.press('Alt+ArrowRight');
    await said.getByText('Clocks go back in between: it lasts 2 h 30, not 1 h 30.').waitFor();
    await page.keyboard.press('Enter');
    await block('00:30–02:00').waitFor();
    expect(await db.shift.findFirst({ where: data })).toMatchObject({
      endsAt: new Date('2026-11-01T07:00:00Z'),
    });
    // What a drag can do a dialog can: from the second 01:15 on.
    await block('00:30–02:00').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('From').fill('01:15');
    await dialog.getByText('01:15 comes twice on Sunday 1 November: 01:15 EDT, then 01:15 EST.').waitFor();
    await dialog.getByLabel('From is the second of the two').check();
    await dialog.getByRole('button', { name: 'Save the change' }).click();
    await block('01:15 EST–02:00').waitFor();
  });
});

test('whoever only reads drags nothing, on a phone too', async () => {
  await store('11:00', '12:30');
  await openGrid({ viewport: { width: 390, height: 844 } }, 'Vera');
  expect(await page.getByRole('button', { name: /^Add/ }).count()).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  await drag(await pointAt('10:40'), await pointAt('10:55'));
  await page.locator('[data-shift]').press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText('Ana Medina 1/2').waitFor();
  await page.keyboard.press('Escape');
  expect(await timesOf()).toEqual(['11:00–12:30']);
  await page.getByText('List', { exact: true }).click();
  await page.getByRole('table', { name: 'Shifts' }).getByText('11:00–12:30').waitFor();
  expect(new URL(page.url()).searchParams.get('day')).toBe('2025-11-12');
});

test('what somebody else changes shows by itself, and never below an open dialog', async () => {
  await store('11:00', '12:30');
  await openGrid();
  const comeBack = () => page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await block('11:00–12:30').click();
  await page.getByRole('dialog').waitFor();
  await store('14:00', '15:00', [ben]);
  let looks = 0;
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.endsWith('/shifts')) looks += 1;
  });
  await comeBack();
  await page.waitForTimeout(300);
  expect([looks, await block('14:00–15:00').count()]).toEqual([0, 0]);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await comeBack();
  await block('14:00–15:00').waitFor();
});
