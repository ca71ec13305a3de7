/**
 * `npm run pictures`: the pictures of README and guides, into docs/pictures.
 * `npm run pictures -- --all FOLDER`: every screen in three sizes, light and dark. Further words take only a part of
 * that: `screens`, `doors`, `dialogs`, `faults`, `tablets`, `empty`, and sizes such as `390-light`.
 */
import { join } from 'node:path';
import { takeDialogs } from './pictures/dialogs.ts';
import { takeDoors } from './pictures/doors.ts';
import { takeEmpty, takeNoOwner } from './pictures/empty.ts';
import { takeFaults } from './pictures/faults.ts';
import {
  endOf,
  goTo,
  type Look,
  openDashboard,
  type Photographer,
  sizes,
  take,
  withPhotographer,
} from './pictures/photographer.ts';
import { sendByAWrongClock, sendWhatIsNotTaken } from './pictures/record.ts';
import {
  conflicts,
  coverage,
  engagement,
  feedback,
  followUps,
  now,
  ofEvent,
  paragraphs,
  post,
  start,
  summary,
  takeScreens,
  today,
} from './pictures/screens.ts';
import { takeForStaff, takeTablets } from './pictures/tablets.ts';
import { BadArguments, runCommand } from './with-database.ts';

const looks: readonly Look[] = [sizes.dashboard, sizes.landscape, sizes.phone].flatMap((viewport) => [
  { viewport, scheme: 'light' },
  { viewport, scheme: 'dark' },
]);

const parts = {
  screens: (photographer: Photographer, look: Look) => takeScreens(photographer, look),
  doors: takeDoors,
  dialogs: takeDialogs,
  faults: takeFaults,
  tablets: takeTablets,
};

const USAGE = 'npm run pictures [-- --all FOLDER [PART …] [SIZE …]]';

await runCommand(
  { usage: USAGE, does: 'Takes the pictures of the guides, or of every screen.' },
  async () => {
    const [option, folder, ...words] = process.argv.slice(2);
    if (option === undefined)
      return withPhotographer(
        { folder: join(import.meta.dirname, '../docs/pictures'), seed: 'all' },
        takeGuides,
      );
    if (option !== '--all' || folder === undefined) throw new BadArguments(`Usage: ${USAGE}`);
    await takeEverything(folder, words);
  },
);

async function takeGuides(photographer: Photographer) {
  const shifts = { name: 'shifts', path: `${ofEvent('set-up/shifts')}?view=grid` };
  const setUp = { name: 'set-up', path: ofEvent('set-up/booths') };
  const desk = await openDashboard(photographer, { viewport: sizes.dashboard, scheme: 'light' });
  const written = [feedback, followUps, paragraphs, post, summary];
  for (const { name, path } of [
    ...[start, now, today, engagement, coverage, conflicts, setUp, shifts],
    ...written,
  ]) {
    await goTo(desk, photographer, path);
    await take(desk, photographer.folder, name);
  }
  await desk.context().close();
  await takeForStaff(photographer);
}

async function takeEverything(folder: string, words: readonly string[]) {
  const ends = words.filter((word) => /^\d/.test(word));
  const names = words.filter((word) => !/^\d/.test(word));
  const shown = looks.filter((look) => ends.length === 0 || ends.includes(endOf(look)));
  const wants = (name: string) => names.length === 0 || names.includes(name);
  const wanted = Object.entries(parts).filter(([name]) => wants(name));
  if (wanted.length > 0)
    await withPhotographer({ folder, seed: 'all' }, async (photographer) => {
      await sendWhatIsNotTaken(photographer);
      await sendByAWrongClock(photographer);
      for (const look of shown) for (const [, takePart] of wanted) await takePart(photographer, look);
    });
  if (wants('empty'))
    await withPhotographer({ folder, seed: 'none' }, async (photographer) => {
      for (const look of shown) await takeNoOwner(photographer, look);
      await takeEmpty(photographer, shown);
    });
}
