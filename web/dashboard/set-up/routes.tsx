import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { dayInAddress } from '../parts/day-in-address.ts';
import { CardSkeleton, PageSkeleton } from '../parts/PageSkeleton.tsx';
import { eventRoute, shellRoute } from '../shell/parents.tsx';
import { peopleInAddress } from './people/people-in-address.ts';
import { shiftsInAddress } from './shifts/shifts-in-address.ts';
import { talksInAddress } from './talks/talks-in-address.ts';
import { visitsInAddress } from './visits/visits-in-address.ts';

const across = createRoute({
  getParentRoute: () => shellRoute,
  path: '/set-up',
  pendingComponent: PageSkeleton,
  component: lazyRouteComponent(() => import('./AcrossSetUp.tsx'), 'AcrossSetUp'),
});
const underAcross = { getParentRoute: () => across, pendingComponent: CardSkeleton };

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
    createRoute({
      ...underAcross,
      path: '/events',
      component: lazyRouteComponent(() => import('./events/EventsPage.tsx'), 'EventsPage'),
    }),
    createRoute({
      ...underAcross,
      path: '/events/new',
      component: lazyRouteComponent(() => import('./events/NewEventPage.tsx'), 'NewEventPage'),
    }),
    createRoute({
      ...underAcross,
      path: '/projects',
      component: lazyRouteComponent(() => import('./projects/ProjectsPage.tsx'), 'ProjectsPage'),
    }),
    createRoute({
      ...underAcross,
      path: '/people',
      validateSearch: peopleInAddress,
      component: lazyRouteComponent(() => import('./people/PeoplePage.tsx'), 'PeoplePage'),
    }),
    createRoute({
      ...underAcross,
      path: '/accounts',
      component: lazyRouteComponent(() => import('./accounts/AccountsPage.tsx'), 'AccountsPage'),
    }),
    createRoute({
      ...underAcross,
      path: '/tokens',
      component: lazyRouteComponent(() => import('./tokens/TokensPage.tsx'), 'TokensPage'),
    }),
  ]),
] as const;

const ofEvent = createRoute({
  getParentRoute: () => eventRoute,
  path: '/set-up',
  pendingComponent: PageSkeleton,
  component: lazyRouteComponent(() => import('./EventSetUp.tsx'), 'EventSetUp'),
});
const underEvent = { getParentRoute: () => ofEvent, pendingComponent: CardSkeleton };

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
    createRoute({
      ...underEvent,
      path: '/facts',
      component: lazyRouteComponent(() => import('./events/FactsPage.tsx'), 'FactsPage'),
    }),
    createRoute({
      ...underEvent,
      path: '/hours',
      component: lazyRouteComponent(() => import('./hours/HoursPage.tsx'), 'HoursPage'),
    }),
    createRoute({
      ...underEvent,
      path: '/spreadsheet',
      component: lazyRouteComponent(() => import('./spreadsheet/SpreadsheetPage.tsx'), 'SpreadsheetPage'),
    }),
    createRoute({
      ...underEvent,
      path: '/kiosks',
      component: lazyRouteComponent(() => import('./kiosks/KiosksPage.tsx'), 'KiosksPage'),
    }),
    createRoute({
      ...underEvent,
      path: '/booths',
      component: lazyRouteComponent(() => import('./booths/BoothsPage.tsx'), 'BoothsPage'),
    }),
    createRoute({
      ...underEvent,
      path: '/representatives',
      component: lazyRouteComponent(
        () => import('./representatives/RepresentativesPage.tsx'),
        'RepresentativesPage',
      ),
    }),
    createRoute({
      ...underEvent,
      path: '/slots',
      validateSearch: dayInAddress,
      component: lazyRouteComponent(() => import('./slots/SlotsPage.tsx'), 'SlotsPage'),
    }),
    createRoute({
      ...underEvent,
      path: '/shifts',
      validateSearch: shiftsInAddress,
      component: lazyRouteComponent(() => import('./shifts/ShiftsPage.tsx'), 'ShiftsPage'),
    }),
    createRoute({
      ...underEvent,
      path: '/talks',
      validateSearch: talksInAddress,
      component: lazyRouteComponent(() => import('./talks/TalksPage.tsx'), 'TalksPage'),
    }),
    createRoute({
      ...underEvent,
      path: '/talks/import',
      component: lazyRouteComponent(() => import('./talks/ImportPage.tsx'), 'ImportPage'),
    }),
    createRoute({
      ...underEvent,
      path: '/devices',
      component: lazyRouteComponent(() => import('./devices/DevicesPage.tsx'), 'DevicesPage'),
    }),
    createRoute({
      ...underEvent,
      path: '/topics',
      component: lazyRouteComponent(() => import('./topics/TopicsPage.tsx'), 'TopicsPage'),
    }),
    createRoute({
      ...underEvent,
      path: '/visits',
      validateSearch: visitsInAddress,
      component: lazyRouteComponent(() => import('./visits/VisitsPage.tsx'), 'VisitsPage'),
    }),
    createRoute({
      ...underEvent,
      path: '/head-counts',
      component: lazyRouteComponent(() => import('./head-counts/HeadCountsPage.tsx'), 'HeadCountsPage'),
    }),
    createRoute({
      ...underEvent,
      path: '/attention',
      component: lazyRouteComponent(
        () => import('./refused-items/NeedsAttentionPage.tsx'),
        'NeedsAttentionPage',
      ),
    }),
    createRoute({
      ...underEvent,
      path: '/times',
      component: lazyRouteComponent(
        () => import('./uncertain-times/UncertainTimesPage.tsx'),
        'UncertainTimesPage',
      ),
    }),
  ]),
] as const;
