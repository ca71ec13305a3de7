import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import type { TakeOver } from './messages.ts';

/** The build puts the tablet's own files in for `__WB_MANIFEST`: the page and what it can ever load. */
declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: PrecacheEntry[] };

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
// Every page of the tablet is one file. The API is never answered from here: offline is for the page to say.
registerRoute(new NavigationRoute(createHandlerBoundToURL('/tablet/')));

// The first one serves the page that brought it. A newer one waits until a person says so.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
const takeOver: TakeOver = 'take-over';
self.addEventListener('message', ({ data }) => {
  if (data === takeOver) void self.skipWaiting();
});
