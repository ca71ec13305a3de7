import { booths } from '#contracts/booths';
import { enrolmentCodes } from '#contracts/enrolment';
import { personalLinks } from '#contracts/personal-links';
import { representatives } from '#contracts/representatives';
import { EVENT } from '../stage.ts';
import type { Photographer } from './photographer.ts';

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

async function boothId(photographer: Photographer): Promise<string> {
  const list = booths.list.output.parse(await read(photographer, `${ofEvent}/booths`));
  const booth = list.items.find(({ slug }) => slug === BOOTH);
  if (booth === undefined) throw new Error(`The simulated event has no booth ${BOOTH}.`);
  return booth.id;
}

async function read({ stage, desk }: Photographer, path: string): Promise<unknown> {
  return (await desk.request.get(stage.url + path)).json();
}

export async function post({ stage, desk }: Photographer, path: string, data: object): Promise<unknown> {
  return (await desk.request.post(stage.url + path, { data, headers: { Origin: stage.url } })).json();
}
