import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { createPavilionToday } from '../fixtures/pavilion-today.ts';
import { counterOf, figureOf, TABLET, tabletsOf } from '../fixtures/tablet-in-browser.ts';
import { openWeb, sees } from '../setup/web.ts';

/** Added to the real time: the server goes through the night too. */
let shiftedMs = 0;
const web = await openWeb({ clock: () => new Date(Date.now() + shiftedMs) });
const { db } = web;
const pavilion = await createPavilionToday(db);
const { event, copa, ana, yesterday, today } = pavilion;
const { connect, visitsOf } = tabletsOf(web, pavilion);
const HOUR_MS = 3_600_000;

const at = (day: string, time: string) =>
  Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(event.timeZone).epochMilliseconds;
const weekday = (day: string) => Temporal.PlainDate.from(day).toLocaleString('en-GB', { weekday: 'short' });

async function addShift(from: number, until: number, personId: string) {
  await db.shift.create({
    data: {
      ...{ eventId: event.id, boothId: copa.id, minimum: 1, target: 1 },
      ...{ startsAt: new Date(from), endsAt: new Date(until) },
      assignments: { create: { personId } },
    },
  });
}

test('a tablet that slept through the night wakes on the new day: its figure, its shift, its status, and the times of its taps', async () => {
  const evening = at(yesterday, '19:50');
  shiftedMs = evening - Date.now();
  const ben = await db.person.create({ data: { name: 'Ben Okoro' } });
  await addShift(at(yesterday, '16:00'), at(yesterday, '20:00'), ben.id);
  await addShift(at(today, '07:00'), at(today, '12:00'), ana.id);
  const context = await web.openContext(TABLET);
  await context.clock.install({ time: evening });
  const page = await connect(copa.id, context);
  await page.getByRole('button', { name: 'Count 3 visitors' }).click();
  await expect.poll(() => visitsOf(copa.id)).toBe(1);
  await web.shut();
  await counterOf(page).click();
  await counterOf(page).click();
  await sees(page, 'Offline: 2 saved on this tablet');
  expect(await figureOf(page)).toBe(5);
  await sees(page, `${weekday(yesterday)}, open 06:00–20:00`);

  // Timers stand still, the clock goes on, nothing tells the page.
  const tools = await context.newCDPSession(page);
  await tools.send('Page.setWebLifecycleState', { state: 'frozen' });
  shiftedMs += 12 * HOUR_MS;
  await web.reopen();
  await tools.send('Page.setWebLifecycleState', { state: 'active' });
  await context.clock.setSystemTime(Date.now() + shiftedMs);

  await counterOf(page).click();
  await expect.poll(() => figureOf(page), { timeout: 1_000 }).toBe(1);
  await sees(page, `${weekday(today)}, 06:00–20:00`);
  await page.getByText(/^All sent 07:5\d/).waitFor({ timeout: 10_000 });
  expect(await figureOf(page)).toBe(1);
  await page.getByRole('link', { name: 'Shift', exact: true }).click();
  await sees(page, 'Planned for now, not checked in: Ana Medina (07:00–12:00)');
  const visits = await db.visit.findMany({ where: { boothId: copa.id }, orderBy: { occurredAt: 'asc' } });
  const hoursAfter = visits.map(({ occurredAt }) => Math.round((occurredAt.getTime() - evening) / HOUR_MS));
  expect(hoursAfter).toEqual([0, 0, 0, 12]);
  expect(visits.map(({ timeUncertain }) => timeUncertain)).toEqual([false, false, false, false]);
});
