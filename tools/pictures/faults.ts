import { endOf, goTo, type Look, openDashboard, type Photographer, take } from './photographer.ts';
import { now, ofEvent, start, summary } from './screens.ts';

/** What stands there when the server does not answer, from the beginning or later. */
export async function takeFaults(photographer: Photographer, look: Look) {
  const page = await openDashboard(photographer, look);
  const shot = (name: string) => take(page, photographer.folder, `${name}-${endOf(look)}`);
  const data = /\/api\/v1\/(overview|start-page|events\/[^/]+\/.*)$/;
  for (const { name, path } of [start, now, summary, { name: 'set-up', path: ofEvent('set-up/booths') }]) {
    await page.route(data, (route) => route.abort());
    await page.goto(photographer.stage.url + path);
    await page.getByRole('button', { name: 'Try now' }).first().waitFor({ timeout: 30_000 });
    await shot(`no-answer-${name}`);
    await page.unroute(data);
  }
  await page.route('**/live*', (route) => route.abort());
  await goTo(page, photographer, now.path);
  await page.waitForTimeout(1000);
  await shot('lost-now');
  await page.context().close();
}
