/** `npm start`: builds what is missing or stale, then starts the server in this process. */
import { buildAll } from './build.ts';

const LOOK_MS = 500;

// A signal that ends npm ends its shell too, and neither passes it on.
const parent = process.ppid;
const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch);
  process.kill(process.pid, 'SIGTERM');
}, LOOK_MS);
watch.unref();

await buildAll({ clientOnly: false });
await import('../server/main.ts');
