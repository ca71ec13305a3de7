/** `npm start`: builds what is missing or stale, then starts the server in this process. */
import { buildAll } from './build.ts';

await buildAll({ clientOnly: false });
await import('../server/main.ts');
