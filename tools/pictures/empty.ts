import { endOf, goTo, type Look, openPage, type Photographer, take } from './photographer.ts';
import { post } from './record.ts';
import { setUpOf, takeScreens } from './screens.ts';

const SLUG = 'harbour-days';
const across = ['projects', 'people', 'tokens', 'accounts', 'events'];

/** A Pavilion in which nothing is, then one with an event and nothing else. */
export async function takeEmpty(photographer: Photographer, looks: readonly Look[]) {
  const blank = [
    { name: 'empty-start', path: '/' },
    ...across.map((name) => ({ name: `empty-${name}`, path: `/set-up/${name}` })),
  ];
  for (const look of looks) await takeScreens(photographer, look, blank);
  await post(photographer, '/api/v1/events', {
    slug: SLUG,
    name: 'Harbour Days',
    city: 'Hamburg',
    timeZone: 'Europe/Berlin',
    startsOn: '2026-11-11',
    endsOn: '2026-11-12',
  });
  const bare = [
    { name: 'bare-start', path: '/' },
    { name: 'bare-now', path: `/events/${SLUG}/now` },
    { name: 'bare-summary', path: `/events/${SLUG}/summary` },
    ...setUpOf(SLUG).map(({ name, path }) => ({ name: `bare-${name}`, path })),
  ];
  for (const look of looks) await takeScreens(photographer, look, bare);
}

/** Before somebody is the owner: the stage says that it has none. */
export async function takeNoOwner(photographer: Photographer, look: Look) {
  const page = await openPage(photographer.browser, look);
  await page.route('**/api/v1/session', (route) =>
    route.fulfill({ json: { account: null, hasOwner: false } }),
  );
  await goTo(page, photographer, '/sign-in');
  await take(page, photographer.folder, `no-owner-${endOf(look)}`);
  await page.context().close();
}
