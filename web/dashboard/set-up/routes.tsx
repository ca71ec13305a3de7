import { createRoute } from '@tanstack/react-router';
import { eventRoute, shellRoute } from '../shell/parents.tsx';

const setUpRoute = createRoute({ getParentRoute: () => shellRoute, path: '/set-up' });
const eventSetUpRoute = createRoute({ getParentRoute: () => eventRoute, path: '/set-up' });

/** Across events, under /set-up. */
export const setUpRoutes = [setUpRoute] as const;
/** Of one event, under /events/$event/set-up. */
export const eventSetUpRoutes = [eventSetUpRoute] as const;
