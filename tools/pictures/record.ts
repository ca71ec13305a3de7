import { uuidv7 } from 'uuidv7';
import { booths } from '#contracts/booths';
import { enrolmentCodes, postEnrolment } from '#contracts/enrolment';
import { personalLinks } from '#contracts/personal-links';
import { representatives } from '#contracts/representatives';
import { EVENT } from '../stage.ts';
import { MOMENT, type Photographer } from './photographer.ts';

const BOOTH = 'lanternfish';
const ofEvent = `/api/v1/events/${EVENT}`;

/** The address for a new tablet, with its code. */
export async function makeCode(photographer: Photographer): Promise<string> {
  const boothIds = [await boothId(photographer)];
  const made = await post(photographer, `${ofEvent}/enrolment-codes`, {
    boothIds,
    name: 'Tablet by the stairs',
  });
  return enrolmentCodes.create.output.parse(made).url;
}

/** The link of somebody who stands for the booth; of somebody who stands for several where `hasSeveral`. */
export async function makeLink(photographer: Photographer, hasSeveral = false): Promise<string> {
  const list = representatives.list.output.parse(
    await read(photographer, `${ofEvent}/representatives?limit=200`),
  );
  const id = await boothId(photographer);
  const count = (personId: string) => list.items.filter((each) => each.personId === personId).length;
  const person = list.items.find((each) => (hasSeveral ? count(each.personId) > 1 : each.boothId === id));
  const made = await post(photographer, `${ofEvent}/personal-links`, { personId: person?.personId });
  return personalLinks.create.output.parse(made).url;
}

/** Sends what the record cannot take, for the page that shows it: several reasons, most of them one. */
export async function sendWhatIsNotTaken(photographer: Photographer): Promise<void> {
  const boothIds = [await boothId(photographer)];
  const made = await post(photographer, `${ofEvent}/enrolment-codes`, {
    boothIds,
    name: 'Tablet by the lifts',
  });
  const { code } = enrolmentCodes.create.output.parse(made);
  const connected = await post(photographer, postEnrolment.path, { code, name: 'Tablet by the lifts' });
  const { token } = postEnrolment.output.parse(connected);
  const elsewhere = await boothId(photographer, 'harrowgate');
  const tap = (place: string, minutes: number, given: object = {}) => ({
    ...{ id: uuidv7(), type: 'visit', boothId: place, partySize: 1 + (minutes % 4) },
    tappedAt: new Date(MOMENT.getTime() - minutes * 60_000).toISOString(),
    ...given,
  });
  const own = boothIds[0] ?? '';
  const items = [
    ...[12, 19, 23, 31, 46].map((minutes) => tap(elsewhere, minutes)),
    tap(own, 60 * 24 * 40),
    tap(own, 8, { topics: ['airships'] }),
    tap(own, 9, { partySize: 5000 }),
    tap(own, 4, { type: 'hologram' }),
  ];
  const sentAt = MOMENT.toISOString();
  await photographer.desk.request.post(`${photographer.stage.url}/api/v1/sync`, {
    data: {
      sentAt,
      clockOffsetMs: 0,
      clientVersion: '0.0.9',
      storage: { persisted: false },
      unsent: 12,
      items,
    },
    headers: { Authorization: `Bearer ${token}` },
  });
}

/** What a tablet counted whose clock nobody had measured: two stretches of which nobody knows when they were. */
export async function sendByAWrongClock(photographer: Photographer): Promise<void> {
  const boothIds = [await boothId(photographer)];
  const name = 'Tablet by the coffee';
  const made = await post(photographer, `${ofEvent}/enrolment-codes`, { boothIds, name });
  const { code } = enrolmentCodes.create.output.parse(made);
  const { token } = postEnrolment.output.parse(await post(photographer, postEnrolment.path, { code, name }));
  const ago = (minutes: number) => new Date(MOMENT.getTime() - minutes * 60_000).toISOString();
  const tap = (minutes: number) => ({
    ...{
      id: uuidv7(),
      type: 'visit',
      boothId: boothIds[0],
      partySize: 1 + (minutes % 3),
      tappedAt: ago(minutes),
    },
  });
  const items = [...[190, 195, 205, 214, 222].map(tap), tap(-95), tap(-90)];
  await photographer.desk.request.post(`${photographer.stage.url}/api/v1/sync`, {
    data: { sentAt: ago(180), clientVersion: '0.1.0', items },
    headers: { Authorization: `Bearer ${token}` },
  });
}

async function boothId(photographer: Photographer, wanted = BOOTH): Promise<string> {
  const list = booths.list.output.parse(await read(photographer, `${ofEvent}/booths`));
  const booth = list.items.find(({ slug }) => slug === wanted);
  if (booth === undefined) throw new Error(`The simulated event has no booth ${wanted}.`);
  return booth.id;
}

async function read({ stage, desk }: Photographer, path: string): Promise<unknown> {
  return (await desk.request.get(stage.url + path)).json();
}

export async function post({ stage, desk }: Photographer, path: string, data: object): Promise<unknown> {
  return (await desk.request.post(stage.url + path, { data, headers: { Origin: stage.url } })).json();
}
