import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { chosenBooth } from '#web/tablet/devices/chosen-booth.ts';
import { COPA, createHall, createTestTablet, DRASI, problem } from './hall.ts';

type Tablet = Awaited<ReturnType<typeof createTestTablet>>;

let hall: ReturnType<typeof createHall>;
const running: Tablet[] = [];

beforeEach(() => {
  hall = createHall();
  hall.placed = COPA;
});
afterEach(() => {
  for (const tablet of running.splice(0)) tablet.end();
  vi.unstubAllGlobals();
});

async function open(name?: string): Promise<Tablet> {
  const tablet = await createTestTablet(name);
  running.push(tablet);
  await expect.poll(() => tablet.memory.get().meta.state).not.toBeNull();
  return tablet;
}

const shownBy = (tablet: Tablet) => {
  const { state, boothId } = tablet.memory.get().meta;
  return state && chosenBooth(state, boothId)?.name;
};
const noAnswer = () => Promise.reject(new TypeError('Failed to fetch'));

test('offline a tablet goes over at once, and says so when the server is back, also after a reload', async () => {
  const before = await open();
  hall.instead = noAnswer;
  await before.count(COPA, 1);
  await before.goOver(COPA, DRASI);
  expect(shownBy(before)).toBe('Drasi');
  await before.count(DRASI, 2);
  expect(before.memory.get().unsent.map(({ boothId }) => boothId)).toEqual([COPA, DRASI]);
  expect(hall.wentTo).toEqual([]);
  before.end();
  const after = await open(before.name);
  expect(shownBy(after)).toBe('Drasi');
  hall.instead = null;
  after.sendNow();
  await expect.poll(() => hall.wentTo, { timeout: 15_000 }).toEqual([DRASI]);
  await expect.poll(() => after.memory.get().meta.state?.booths.map(({ id }) => id)).toEqual([DRASI]);
  expect(after.memory.get().meta.placement).toBeNull();
  expect(shownBy(after)).toBe('Drasi');
});

test('back before the server heard of it: there is nothing to say', async () => {
  const tablet = await open();
  hall.instead = noAnswer;
  await tablet.goOver(COPA, DRASI);
  await tablet.goOver(DRASI, COPA);
  hall.instead = null;
  tablet.sendNow();
  await expect.poll(() => tablet.memory.get().reach, { timeout: 15_000 }).toBe('reached');
  expect([hall.wentTo, shownBy(tablet)]).toEqual([[], 'Copa']);
});

test('moved on the dashboard the last word holds, whatever was chosen here before', async () => {
  const tablet = await open();
  await tablet.goOver(COPA, DRASI);
  await expect.poll(() => hall.wentTo, { timeout: 15_000 }).toEqual([DRASI]);
  await expect.poll(() => tablet.memory.get().meta.state?.booths[0]?.id).toBe(DRASI);
  hall.placed = COPA;
  hall.etag = '"moved"';
  tablet.sendNow();
  await expect.poll(() => shownBy(tablet), { timeout: 15_000 }).toBe('Copa');
  expect(hall.wentTo).toEqual([DRASI]);
});

test('what the server does not want is not said again and again', async () => {
  const tablet = await open();
  let asked = 0;
  hall.instead = ({ sentAt }) => {
    if (sentAt !== '') return null;
    asked += 1;
    return problem(403, 'not-placed');
  };
  await tablet.goOver(COPA, DRASI);
  await expect.poll(() => tablet.memory.get().meta.placement, { timeout: 15_000 }).toBeNull();
  tablet.sendNow();
  await expect.poll(() => tablet.memory.get().reach).toBe('reached');
  expect([asked, shownBy(tablet)]).toEqual([1, 'Drasi']);
});
