import '../api/without-eval.ts';
import '@fontsource-variable/archivo/wdth.css';
import '../ui/tokens.css';
import './tablet.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App, Unusable } from './App.tsx';
import { wasConnectedAs } from './connect/was-connected.ts';
import { createTablet } from './tablet.ts';

const tablet = createTablet({ version: import.meta.env.PAVILION_VERSION });
const root = document.getElementById('root');

if (root) {
  // By React itself: its first drawing would wipe out what was written there before.
  const say = (text: string) => app.render(<Unusable>{text}</Unusable>);
  const onUncaughtError = () =>
    setTimeout(say, 0, 'This page could not be drawn. What was tapped is kept. Open the page again.');
  const app = createRoot(root, { onUncaughtError });
  app.render(
    <StrictMode>
      <App tablet={tablet} />
    </StrictMode>,
  );
  tablet
    .start()
    .catch(() =>
      say(
        wasConnectedAs() === null
          ? 'This browser does not let Pavilion keep anything, so nothing can be counted. Leave private mode, or free some space, then open this page again.'
          : 'This browser cannot open what it kept here, so nothing can be counted. Free some space, restart the browser, then open this page again. If that does not help, count on another device, and show this one to whoever looks after Pavilion before anything on it is cleared: what was not sent may still be on it.',
      ),
    );
  // Counting does not wait for it, and goes on without it.
  addEventListener('load', () => void tablet.appFiles.keep().catch(() => undefined));
  addEventListener('online', tablet.resume);
  addEventListener('pageshow', tablet.resume);
  document.addEventListener(
    'visibilitychange',
    () => document.visibilityState === 'visible' && tablet.resume(),
  );
}
