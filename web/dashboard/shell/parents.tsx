import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { sessionQuery } from '../accounts/session.ts';
import { PageError } from '../parts/PageError.tsx';
import { PageSkeleton } from '../parts/PageSkeleton.tsx';
import { eventQuery } from './events.ts';

export const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  notFoundComponent: lazyRouteComponent(() => import('./NotFound.tsx'), 'NotFound'),
});

/** Everything below needs somebody signed in, and stands under the two bars. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: lazyRouteComponent(() => import('./Shell.tsx'), 'Shell'),
  errorComponent: PageError,
  beforeLoad: async ({ context, location }) => {
    const { account } = await context.queryClient.ensureQueryData(sessionQuery);
    if (account === null)
      throw redirect({ to: '/sign-in', search: { to: location.href === '/' ? undefined : location.href } });
  },
});

/** Everything below speaks of one event: `useEvent()`. */
export const eventRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/events/$event',
  component: Outlet,
  pendingComponent: PageSkeleton,
  errorComponent: PageError,
  loader: ({ context, params }) => context.queryClient.ensureQueryData(eventQuery(params.event)),
});
