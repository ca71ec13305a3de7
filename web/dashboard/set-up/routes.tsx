import { createRoute, redirect } from '@tanstack/react-router';
import { eventRoute, shellRoute } from '../shell/parents.tsx';
import { AcrossSetUp } from './AcrossSetUp.tsx';
import { AccountsPage } from './accounts/AccountsPage.tsx';
import { BoothsPage } from './booths/BoothsPage.tsx';
import { DevicesPage } from './devices/DevicesPage.tsx';
import { EventSetUp } from './EventSetUp.tsx';
import { EventsPage } from './events/EventsPage.tsx';
import { FactsPage } from './events/FactsPage.tsx';
import { NewEventPage } from './events/NewEventPage.tsx';
import { HeadCountsPage } from './head-counts/HeadCountsPage.tsx';
import { HoursPage } from './hours/HoursPage.tsx';
import { KiosksPage } from './kiosks/KiosksPage.tsx';
import { PeoplePage } from './people/PeoplePage.tsx';
import { ProjectsPage } from './projects/ProjectsPage.tsx';
import { RepresentativesPage } from './representatives/RepresentativesPage.tsx';
import { ShiftsPage } from './shifts/ShiftsPage.tsx';
import { SlotsPage } from './slots/SlotsPage.tsx';
import { TokensPage } from './tokens/TokensPage.tsx';
import { TopicsPage } from './topics/TopicsPage.tsx';

const across = createRoute({ getParentRoute: () => shellRoute, path: '/set-up', component: AcrossSetUp });
const underAcross = { getParentRoute: () => across };

/** Across events, under /set-up. */
export const setUpRoutes = [
  across.addChildren([
    createRoute({
      ...underAcross,
      path: '/',
      beforeLoad: () => {
        throw redirect({ to: '/set-up/events' });
      },
    }),
    createRoute({ ...underAcross, path: '/events', component: EventsPage }),
    createRoute({ ...underAcross, path: '/events/new', component: NewEventPage }),
    createRoute({ ...underAcross, path: '/projects', component: ProjectsPage }),
    createRoute({ ...underAcross, path: '/people', component: PeoplePage }),
    createRoute({ ...underAcross, path: '/accounts', component: AccountsPage }),
    createRoute({ ...underAcross, path: '/tokens', component: TokensPage }),
  ]),
] as const;

const ofEvent = createRoute({ getParentRoute: () => eventRoute, path: '/set-up', component: EventSetUp });
const underEvent = { getParentRoute: () => ofEvent };

/** Of one event, under /events/$event/set-up. */
export const eventSetUpRoutes = [
  ofEvent.addChildren([
    createRoute({
      ...underEvent,
      path: '/',
      beforeLoad: ({ params }) => {
        throw redirect({ to: '/events/$event/set-up/facts', params });
      },
    }),
    createRoute({ ...underEvent, path: '/facts', component: FactsPage }),
    createRoute({ ...underEvent, path: '/hours', component: HoursPage }),
    createRoute({ ...underEvent, path: '/kiosks', component: KiosksPage }),
    createRoute({ ...underEvent, path: '/booths', component: BoothsPage }),
    createRoute({ ...underEvent, path: '/representatives', component: RepresentativesPage }),
    createRoute({ ...underEvent, path: '/slots', component: SlotsPage }),
    createRoute({ ...underEvent, path: '/shifts', component: ShiftsPage }),
    createRoute({ ...underEvent, path: '/devices', component: DevicesPage }),
    createRoute({ ...underEvent, path: '/topics', component: TopicsPage }),
    createRoute({ ...underEvent, path: '/head-counts', component: HeadCountsPage }),
  ]),
] as const;
