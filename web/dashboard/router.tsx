import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { z } from 'zod';
import { engagementInAddress } from './engagement/address.ts';
import { feedbackInAddress } from './feedback/feedback-in-address.ts';
import { followUpsInAddress } from './follow-ups/follow-ups-in-address.ts';
import { paragraphsInAddress } from './paragraphs/paragraphs-in-address.ts';
import { dayInAddress } from './parts/day-in-address.ts';
import { PageError } from './parts/PageError.tsx';
import { PageSkeleton } from './parts/PageSkeleton.tsx';
import { createQueryClient } from './query-client.ts';
import { eventSetUpRoutes, setUpRoutes } from './set-up/routes.tsx';
import { eventRoute, rootRoute, shellRoute } from './shell/parents.tsx';
import { summaryInAddress } from './summary/post-choices.ts';

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: z.object({ to: z.string().startsWith('/').optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./accounts/SignInPage.tsx'), 'SignInPage'),
});
const welcomeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/welcome',
  component: lazyRouteComponent(() => import('./accounts/WelcomePage.tsx'), 'WelcomePage'),
});
const wallRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/wall',
  component: lazyRouteComponent(() => import('./wall/WallPage.tsx'), 'WallPage'),
});
const sharedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/shared',
  component: lazyRouteComponent(() => import('./share-links/SharedSummaryPage.tsx'), 'SharedSummaryPage'),
});
const startRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  validateSearch: z.object({ missing: z.boolean().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./start-page/StartPage.tsx'), 'StartPage'),
  pendingComponent: PageSkeleton,
});
const eventIndexRoute = createRoute({
  getParentRoute: () => eventRoute,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/events/$event/now', params });
  },
});

const nowRoute = createRoute({
  getParentRoute: () => eventRoute,
  path: '/now',
  validateSearch: dayInAddress,
  component: lazyRouteComponent(() => import('./now/NowPage.tsx'), 'NowPage'),
  pendingComponent: PageSkeleton,
});
const engagementRoute = createRoute({
  getParentRoute: () => eventRoute,
  path: '/engagement',
  validateSearch: engagementInAddress,
  component: lazyRouteComponent(() => import('./engagement/EngagementPage.tsx'), 'EngagementPage'),
  pendingComponent: PageSkeleton,
});
const todayRoute = createRoute({
  getParentRoute: () => eventRoute,
  path: '/today',
  component: lazyRouteComponent(() => import('./today/TodayPage.tsx'), 'TodayPage'),
  pendingComponent: PageSkeleton,
});
const coverageRoute = createRoute({
  getParentRoute: () => eventRoute,
  path: '/coverage',
  validateSearch: dayInAddress,
  component: lazyRouteComponent(() => import('./coverage/CoveragePage.tsx'), 'CoveragePage'),
  pendingComponent: PageSkeleton,
});
const conflictsRoute = createRoute({
  getParentRoute: () => eventRoute,
  path: '/conflicts',
  component: lazyRouteComponent(() => import('./conflicts/ConflictsPage.tsx'), 'ConflictsPage'),
  pendingComponent: PageSkeleton,
});
const feedbackRoute = createRoute({
  getParentRoute: () => eventRoute,
  path: '/feedback',
  validateSearch: feedbackInAddress,
  component: lazyRouteComponent(() => import('./feedback/FeedbackPage.tsx'), 'FeedbackPage'),
  pendingComponent: PageSkeleton,
});
const paragraphsRoute = createRoute({
  getParentRoute: () => eventRoute,
  path: '/paragraphs',
  validateSearch: paragraphsInAddress,
  component: lazyRouteComponent(() => import('./paragraphs/ParagraphsPage.tsx'), 'ParagraphsPage'),
  pendingComponent: PageSkeleton,
});
const followUpsRoute = createRoute({
  getParentRoute: () => eventRoute,
  path: '/follow-ups',
  validateSearch: followUpsInAddress,
  component: lazyRouteComponent(() => import('./follow-ups/FollowUpsPage.tsx'), 'FollowUpsPage'),
  pendingComponent: PageSkeleton,
});
const summaryRoute = createRoute({
  getParentRoute: () => eventRoute,
  path: '/summary',
  validateSearch: summaryInAddress,
  component: lazyRouteComponent(() => import('./summary/SummaryPage.tsx'), 'SummaryPage'),
  pendingComponent: PageSkeleton,
});

export const queryClient = createQueryClient(() => {
  queryClient.removeQueries({ queryKey: ['session'] });
  void router.invalidate();
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    signInRoute,
    welcomeRoute,
    wallRoute,
    sharedRoute,
    shellRoute.addChildren([
      startRoute,
      ...setUpRoutes,
      eventRoute.addChildren([
        eventIndexRoute,
        nowRoute,
        engagementRoute,
        todayRoute,
        coverageRoute,
        conflictsRoute,
        feedbackRoute,
        paragraphsRoute,
        followUpsRoute,
        summaryRoute,
        ...eventSetUpRoutes,
      ]),
    ]),
  ]),
  context: { queryClient },
  defaultPendingMs: 200,
  defaultPendingMinMs: 0,
  defaultErrorComponent: PageError,
  defaultPreload: false,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
