import { EVENT } from '../stage.ts';
import { endOf, goTo, type Look, openDashboard, type Photographer, take } from './photographer.ts';

interface Screen {
  name: string;
  path: string;
}

export const ofEvent = (path: string) => `/events/${EVENT}/${path}`;
const sections = [
  ...['facts', 'hours', 'spreadsheet', 'kiosks', 'booths', 'representatives', 'slots', 'shifts', 'talks'],
  ...['devices', 'topics', 'visits', 'head-counts', 'attention', 'times'],
];
const across = ['events', 'events/new', 'projects', 'people', 'accounts', 'tokens'];

export const start: Screen = { name: 'start', path: '/' };
export const now: Screen = { name: 'now', path: ofEvent('now') };
export const today: Screen = { name: 'today', path: ofEvent('today') };
export const engagement: Screen = { name: 'engagement', path: ofEvent('engagement') };
export const coverage: Screen = { name: 'coverage', path: ofEvent('coverage') };
export const conflicts: Screen = { name: 'conflicts', path: ofEvent('conflicts') };
export const feedback: Screen = { name: 'feedback', path: ofEvent('feedback') };
export const followUps: Screen = { name: 'follow-ups', path: ofEvent('follow-ups') };
export const paragraphs: Screen = { name: 'paragraphs', path: `${ofEvent('paragraphs')}?booth=tidepool` };
export const post: Screen = { name: 'post', path: `${ofEvent('summary')}?edition=post&part=mosswire` };
export const summary: Screen = { name: 'summary', path: ofEvent('summary') };
const everyScreen: readonly Screen[] = [
  start,
  now,
  { name: 'now-whole-event', path: `${now.path}?day=all` },
  { name: 'now-published', path: '/events/kubecon-na-2025/now' },
  today,
  { name: 'today-published', path: '/events/kubecon-na-2025/today' },
  engagement,
  { name: 'engagement-compared', path: `${engagement.path}?compare=booth:lanternfish&booth=quillcrate` },
  { name: 'engagement-published', path: '/events/kubecon-na-2025/engagement' },
  coverage,
  { name: 'coverage-published', path: '/events/kubecon-na-2025/coverage' },
  conflicts,
  { name: 'conflicts-published', path: '/events/kubecon-na-2025/conflicts' },
  feedback,
  { name: 'feedback-published', path: '/events/kubecon-na-2025/feedback' },
  { name: 'feedback-none', path: `${feedback.path}?search=nothing` },
  followUps,
  { name: 'follow-ups-published', path: '/events/kubecon-na-2025/follow-ups' },
  paragraphs,
  { name: 'paragraphs-published', path: '/events/kubecon-na-2025/paragraphs' },
  post,
  { name: 'post-published', path: '/events/kubecon-na-2025/summary?edition=post' },
  summary,
  { name: 'summary-published', path: '/events/kubecon-na-2025/summary' },
  ...setUpOf(EVENT),
  { name: 'set-up-shifts-grid', path: `${ofEvent('set-up/shifts')}?view=grid` },
  ...across.map((path) => ({ name: `across-${path.replace('/', '-')}`, path: `/set-up/${path}` })),
  { name: 'not-found', path: '/nowhere' },
  { name: 'event-not-found', path: '/events/nowhere/now' },
];

export function setUpOf(event: string): Screen[] {
  return sections.map((name) => ({ name: `set-up-${name}`, path: `/events/${event}/set-up/${name}` }));
}

/** Every page of the dashboard in full. */
export async function takeScreens(photographer: Photographer, look: Look, screens = everyScreen) {
  const page = await openDashboard(photographer, look);
  for (const { name, path } of screens) {
    await goTo(page, photographer, path);
    await take(page, photographer.folder, `${name}-${endOf(look)}`, true);
  }
  await page.context().close();
}
