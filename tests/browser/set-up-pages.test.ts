import { beforeAll, describe, expect, test } from 'vitest';
import { createTablet, send, visit } from '../fixtures/devices.ts';
import { createPavilionToday } from '../fixtures/pavilion-today.ts';
import { createAccount } from '../fixtures/people.ts';
import { DESK, openWeb } from '../setup/web.ts';

const { db, openAs, request } = await openWeb();

beforeAll(async () => {
  const { event, copa } = await createPavilionToday(db);
  await createAccount(db, 'Mia', { role: 'manager' });
  await createAccount(db, 'Vera', { role: 'viewer' });
  const tablet = await createTablet(db, event.id, [copa.id]);
  await send(request, tablet, [visit(copa.id, { tappedAt: new Date().toISOString(), partySize: 7 })]);
});

describe('a new event', () => {
  test('begins with the zone of the browser, and is at its own address afterwards', async () => {
    const page = await openAs('Mia', '/set-up/events', { ...DESK, timezoneId: 'Europe/Berlin' });
    await page.getByRole('link', { name: 'New event' }).click();
    expect(await page.getByRole('combobox', { name: 'Time zone' }).inputValue()).toBe('Berlin, Europe');
    await page.getByLabel('Name', { exact: true }).fill('Harbour Days');
    await page.getByLabel('First day').fill('2030-06-03');
    await page.getByRole('button', { name: 'Add the event' }).click();
    await page.waitForURL('**/events/harbour-days/set-up/hours');
    await page.goBack();
    await page.waitForURL('**/set-up/events');
    await page.context().close();
  });

  test('asks for the zone when the browser names no place, and for the days in words', async () => {
    const page = await openAs('Mia', '/set-up/events/new', { ...DESK, timezoneId: 'UTC' });
    await page.getByRole('button', { name: 'Add the event' }).click();
    for (const words of ['Choose the time zone of the venue.', 'Choose the first day.'])
      await page.getByText(words).waitFor();
    await page.context().close();
  });
});

test('without booths there is nothing to give a slot to: the next step is to add them', async () => {
  await db.event.create({
    data: {
      ...{ slug: 'empty', name: 'Empty Hall', timeZone: 'UTC', versionCounter: { create: {} } },
      ...{ startsOn: new Date('2030-06-03'), endsOn: new Date('2030-06-03') },
    },
  });
  for (const section of ['slots', 'shifts', 'representatives', 'devices']) {
    const page = await openAs('Mia', `/events/empty/set-up/${section}`);
    const card = page.getByRole('heading', { name: 'No booths yet', level: 2 }).last().locator('..');
    await card.getByRole('link', { name: 'Add booths' }).click();
    await page.waitForURL('**/events/empty/set-up/booths');
    await page.goBack();
    await card.waitFor();
    expect(
      await page.getByRole('button', { name: /^(Add (slots|shifts|a rep)|Connect a tablet)/ }).count(),
    ).toBe(0);
    await page.context().close();
  }
});

test('tokens are for the owner: others are told so, and nothing is asked of the server', async () => {
  const page = await openAs('Mia', '/set-up/tokens');
  await page.getByRole('heading', { name: 'Not for this account' }).waitFor();
  await page.getByText('API tokens are looked after by the owner.').waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  await page.context().close();
});

describe('an event’s set-up', () => {
  test('a booth that was tapped at is counted, also without a head count', async () => {
    const page = await openAs('Mia', '/events/today/set-up/head-counts');
    await page.getByText(/^Tapped: Copa 7/).waitFor();
    await page.getByText('Not recorded: Drasi').waitFor();
    await page.context().close();
  });

  test('tells a viewer nothing that they cannot do', async () => {
    const page = await openAs('Vera', '/events/today/set-up/head-counts');
    await page.getByText('What others enter is shown here.').waitFor();
    const missing = page.getByRole('region', { name: 'What is missing' });
    await missing.getByRole('link', { name: 'Look at it' }).waitFor();
    await page.goto('/events/today/set-up/facts');
    await page.getByLabel('Name', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Save the facts' }).count()).toBe(0);
    await page.goto('/events/today/set-up/attention');
    await page.getByText('Booth leads and program managers decide about these.').waitFor();
    expect(await page.getByRole('button', { name: 'Show them' }).count()).toBe(0);
    await page.context().close();
  });

  test('is drawn together with what is missing: nothing moves when that is known', async () => {
    const page = await openAs('Mia', '/events/today/set-up/topics');
    await page.getByRole('navigation', { name: 'Set-up of this event' }).waitFor();
    expect(await page.getByRole('region', { name: 'What is missing' }).count()).toBe(1);
    await page.context().close();
  });

  test('names archived shifts and slots by day and hours; a shift comes back with its people', async () => {
    const { id: eventId, timeZone } = await db.event.findUniqueOrThrow({ where: { slug: 'today' } });
    const { boothId, startsAt, endsAt } = await db.slot.findFirstOrThrow({ where: { eventId } });
    const { id: personId } = await db.person.findFirstOrThrow({ where: { name: 'Ana Medina' } });
    const later = new Date(startsAt.getTime() + 3_600_000);
    const shift = await db.shift.create({ data: { eventId, boothId, startsAt: later, endsAt } });
    await db.assignment.create({ data: { eventId, boothId, shiftId: shift.id, personId } });
    await db.slot.create({
      data: {
        eventId,
        boothId,
        startsAt: new Date(startsAt.getTime() - 7_200_000),
        endsAt: startsAt,
        archivedAt: new Date(),
      },
    });
    const day = new Intl.DateTimeFormat('en', { timeZone, weekday: 'short' }).format(startsAt);

    const page = await openAs('Mia', '/events/today/set-up/slots');
    await page.getByRole('button', { name: 'Show the archive (1)' }).click();
    await page.getByText(new RegExp(`^The slot of Copa on ${day} .*, 04:00–06:00$`)).waitFor();
    await page.goto('/events/today/set-up/shifts');
    await page.getByRole('button', { name: /^Archive Copa, .* 07:00–20:00$/ }).click();
    await page.getByRole('button', { name: 'Show the archive (1)' }).click();
    const archived = page
      .getByRole('listitem')
      .filter({ hasText: new RegExp(`Copa, ${day} .* 07:00–20:00`) });
    await archived.getByRole('button', { name: 'Take it out' }).click();
    await page.getByRole('row').filter({ hasText: '07:00–20:00' }).getByText('Ana Medina').waitFor();
    await page.context().close();
  });

  test('archives one of two clicks, and offers to undo it whole however long the name is', async () => {
    const { id: eventId } = await db.event.findUniqueOrThrow({ where: { slug: 'today' } });
    for (const n of [1, 2])
      await db.topic.create({
        data: { eventId, slug: `long-${n}`, label: `${n} ${'long name '.repeat(5)}` },
      });
    const page = await openAs('Mia', '/events/today/set-up/topics', {
      viewport: { width: 390, height: 844 },
    });
    await page.getByRole('button', { name: 'Archive 1 long' }).dblclick();
    const undo = page.getByRole('button', { name: 'Undo' });
    await undo.waitFor();
    expect(await undo.evaluate((button) => button.scrollWidth <= button.clientWidth)).toBe(true);
    expect(await db.topic.count({ where: { slug: { startsWith: 'long' }, archivedAt: null } })).toBe(1);
    await undo.click();
    await page.getByRole('button', { name: 'Archive 1 long' }).waitFor();
    await page.context().close();
  });
});
