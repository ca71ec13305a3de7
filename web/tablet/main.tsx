import '../api/without-eval.ts';
import '@fontsource-variable/archivo/wdth.css';
import '../ui/tokens.css';
import './tablet.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App, Unusable } from './App.tsx';
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
        'This browser does not let Pavilion keep anything, so nothing can be counted. Leave private mode, or free some space, then open this page again.',
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
