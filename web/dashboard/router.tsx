import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router';
import { StartPage } from './start-page/StartPage.tsx';

const rootRoute = createRootRoute({ component: Outlet });
const startRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: StartPage });

export const router = createRouter({ routeTree: rootRoute.addChildren([startRoute]) });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
