import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from 'react';
import type { DeviceState } from '#contracts/devices';
import buttons from '../ui/Button.module.css';
import styles from './App.module.css';
import { keyOfFragment } from './connect/keys.ts';
import { chosenBooth } from './devices/chosen-booth.ts';
import { useIdle } from './lock/use-idle.ts';
import { statusOfTablet } from './outbox/memory.ts';
import { Frame, openUnlock } from './shell/Frame.tsx';
import { patiently } from './shell/patiently.ts';
import { ScreenLink } from './shell/ScreenLink.tsx';
import { StatusLine } from './shell/StatusLine.tsx';
import { goTo, useScreen } from './shell/screens.ts';
import { TabletContext, useTablet, useTabletState } from './shell/use-tablet.ts';
import { openNotice } from './shift/ShiftNotice.tsx';
import { SaveUnsent } from './status/SaveUnsent.tsx';
import type { Tablet } from './tablet.ts';
import { Capture, openSheets } from './visits/Capture.tsx';

const openNotes = patiently(() => import('./notes/NotesPage.tsx'));
const openStatus = patiently(() => import('./status/StatusPage.tsx'));
const openShift = patiently(() => import('./shift/ShiftPage.tsx'));
const openAttention = patiently(() => import('./status/NeedsAttention.tsx'));
const openRecent = patiently(() => import('./recent/RecentPage.tsx'));
const openCover = patiently(() => import('./lock/Cover.tsx'));
const openConnect = patiently(() => import('./connect/Connect.tsx'));
const NotesPage = lazy(async () => ({ default: (await openNotes()).NotesPage }));
const StatusPage = lazy(async () => ({ default: (await openStatus()).StatusPage }));
const ShiftPage = lazy(async () => ({ default: (await openShift()).ShiftPage }));
const NeedsAttention = lazy(async () => ({ default: (await openAttention()).NeedsAttention }));
const RecentPage = lazy(async () => ({ default: (await openRecent()).RecentPage }));
const Cover = lazy(async () => ({ default: (await openCover()).Cover }));
const Connect = lazy(async () => ({ default: (await openConnect()).Connect }));

const MINUTE_MS = 60_000;
/** What comes with the network is here by then. */
const LATE_MS = 5_000;

/** The tablet's own app: connect once, then count. */
export function App({ tablet }: { tablet: Tablet }) {
  return (
    <TabletContext value={tablet}>
      <Suspense>
        <Screens />
      </Suspense>
    </TabletContext>
  );
}

/** In place of everything: why this page is of no use here. */
export function Unusable({ children }: { children: string }) {
  return (
    <main className={styles.waiting}>
      <p role="alert">{children}</p>
    </main>
  );
}

function Screens() {
  const { isLoaded, isConnected } = useTabletState(({ isLoaded, meta }) => ({
    isLoaded,
    isConnected: meta.token !== null,
  }));
  const screen = useScreen();
  const [hasArrived, setArrived] = useState(() => keyOfFragment(location.hash) !== null);
  useEffect(() => {
    const read = () => keyOfFragment(location.hash) !== null && setArrived(true);
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  if (!isLoaded) return null;
  const done = () => {
    setArrived(false);
    goTo('count', { replace: true });
  };
  if (!isConnected || hasArrived || screen === 'connect') return <Connect onDone={done} />;
  return <Connected />;
}

function Connected() {
  const chosen = useScreen();
  const { state, boothId, isLocked, isCovered } = useTabletState(
    ({ meta: { state, boothId, isLocked, isCovered } }) => ({ state, boothId, isLocked, isCovered }),
  );
  const screen = isLocked ? 'count' : chosen;
  useReadyScreens();
  useCover();
  const booth = state === null ? undefined : chosenBooth(state, boothId);
  if (isCovered)
    return (
      <Suspense fallback={<NotHereYet />}>
        <Cover />
      </Suspense>
    );
  if (state === null)
    return <Waiting text="Reading the booth from the server. This needs the network once." />;
  if (booth === undefined)
    return (
      <Waiting text="This device has no booth. A program manager can place it at one on the dashboard.">
        <Suspense>
          <NeedsAttention state={state} />
        </Suspense>
      </Waiting>
    );
  if (boothId === null && state.device.kind === 'phone') return <WhichBooth booths={state.booths} />;
  return (
    <Frame>
      <Suspense fallback={<NotHereYet />}>
        {screen === 'notes' && <NotesPage state={state} booth={booth} />}
        {screen === 'status' && <StatusPage state={state} booth={booth} />}
        {screen === 'shift' && <ShiftPage key={booth.id} state={state} booth={booth} />}
        {screen === 'recent' && <RecentPage state={state} booth={booth} />}
      </Suspense>
      {screen === 'count' && <Capture state={state} booth={booth} />}
    </Frame>
  );
}

/** The booth that was chosen on this phone is none of its own any more: a tap must not land on another one unasked. */
function WhichBooth({ booths }: { booths: DeviceState['booths'] }) {
  const tablet = useTablet();
  return (
    <Waiting text="This phone does not count any more for the booth that was chosen on it. At which booth are you?">
      {booths.map(({ id, name }) => (
        <button key={id} type="button" className={buttons.button} onClick={() => tablet.chooseBooth(id)}>
          {name}
        </button>
      ))}
    </Waiting>
  );
}

/** Hides the screen when nobody touches it, if somebody chose so. */
function useCover() {
  const tablet = useTablet();
  const { coverAfterMin, isCovered } = useTabletState(({ meta: { coverAfterMin, isCovered } }) => ({
    coverAfterMin,
    isCovered,
  }));
  const cover = useCallback(() => void tablet.hide({ isCovered: true }).catch(() => undefined), [tablet]);
  useIdle(coverAfterMin === null || isCovered ? null : coverAfterMin * MINUTE_MS, cover);
}

/** Counting loads first; the other screens follow, so that they open without a network too. */
function useReadyScreens() {
  useEffect(() => {
    const timer = setTimeout(
      () =>
        void Promise.allSettled([
          openNotes(),
          openStatus(),
          openAttention(),
          openConnect(),
          openRecent(),
          openSheets(),
          openShift(),
          openUnlock(),
          openCover(),
          openNotice(),
        ]),
      1000,
    );
    return () => clearTimeout(timer);
  }, []);
}

/** Firefox remembers that a part failed to load, and does not ask for it again before the page is loaded anew. */
function NotHereYet() {
  const isOffline = useTabletState(statusOfTablet).kind === 'offline';
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LATE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main className={styles.waiting}>
      <p role="status">This screen comes with the network. Counting works without it.</p>
      {isLate && !isOffline && (
        <a href={location.pathname} className={buttons.button}>
          Load it now
        </a>
      )}
    </main>
  );
}

function Waiting({ text, children }: { text: string; children?: ReactNode }) {
  const { isLocked, isDisconnected, device } = useTabletState(
    ({ meta: { isLocked, isDisconnected, device } }) => ({ isLocked, isDisconnected, device }),
  );
  // Whoever stands in front of a locked device repairs, discards and chooses nothing.
  if (isLocked)
    return (
      <Frame>
        <main className={styles.waiting}>
          <h1>Connected</h1>
          <p>{text}</p>
          <StatusLine />
          <p>This {device?.kind ?? 'tablet'} is locked. Unlock it to go on.</p>
        </main>
      </Frame>
    );
  return (
    <main className={styles.waiting}>
      <h1>Connected</h1>
      <p>{text}</p>
      <StatusLine />
      {children}
      <SaveUnsent />
      {isDisconnected && (
        <ScreenLink to="connect" className={buttons.button}>
          Connect again
        </ScreenLink>
      )}
    </main>
  );
}
