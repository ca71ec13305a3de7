import type { Page } from 'playwright-core';
import { uuidv7 } from 'uuidv7';
import { compare, medianOf, type Result } from './method.ts';
import type { Stage } from './stage.ts';
import { copyTaps, type Tap } from './sync-batches.ts';
import { type OpenTablet, openTablet } from './tablet.ts';

const VISITS = 2_000;

/** What waits after days without a network: from its return to the last receipt, against one COPY of the same rows. */
export async function queuedVisits(stage: Stage): Promise<Result> {
  const tablet = await openTablet(stage, 1);
  const { page } = tablet;
  const seen = { requests: 0, seconds: [] as number[], of: [] as number[] };
  page.on('request', (request) => {
    if (request.url().endsWith('/api/v1/sync')) seen.requests += 1;
  });
  const result = await compare({
    name: 'queued visits of one tablet',
    reference: 'one COPY of the same rows into the same tables, triggers on',
    unit: 'rows/s',
    goal: null,
    measured: async () => {
      const taps = tapsOf(tablet);
      await queue(page, taps);
      seen.requests = 0;
      const started = performance.now();
      await page.context().setOffline(false);
      await page.getByText(/^All sent/).waitFor();
      seen.seconds.push((performance.now() - started) / 1_000);
      seen.of.push(seen.requests);
      return VISITS / (seen.seconds.at(-1) ?? 0);
    },
    referenceRun: () => copyTaps(stage, tapsOf(tablet)),
  });
  await tablet.browser.close();
  const took = `${medianOf(seen.of)} requests, ${medianOf(seen.seconds).toFixed(2)} s`;
  return { ...result, name: `${VISITS} queued visits of one tablet: ${took}` };
}

/** One every twenty seconds, the last one now. */
function tapsOf({ boothId, deviceId }: OpenTablet): Tap[] {
  const now = Date.now();
  return Array.from({ length: VISITS }, (_, index) => ({
    ...{ id: uuidv7(), boothId, deviceId },
    tappedAt: new Date(now - (VISITS - index) * 20_000).toISOString(),
  }));
}

/** As 2,000 taps without a network would have left it. */
async function queue(page: Page, taps: Tap[]): Promise<void> {
  await page.context().setOffline(true);
  await page.evaluate(writeDown, taps);
  await page.getByText(`Offline: ${VISITS} saved`).waitFor();
}

/** In the page, past the app; the app is told as another tab tells it. */
function writeDown(taps: Tap[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('pavilion-tablet');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const writing = opening.result.transaction('items', 'readwrite');
      for (const { id, boothId, tappedAt } of taps)
        writing.objectStore('items').add({
          ...{ id, boothId, item: { type: 'visit', id, boothId, tappedAt, partySize: 1 } },
          ...{ changes: [{ visitors: 1, tappedAt, happenedAt: null }] },
          ...{ state: 'waiting', attempts: 0, refusal: null },
        });
      writing.onabort = () => reject(writing.error);
      writing.oncomplete = () => {
        opening.result.close();
        new BroadcastChannel('pavilion-tablet').postMessage('changed');
        // It finds out at once that there is no network.
        dispatchEvent(new Event('online'));
        resolve();
      };
    };
  });
}
