import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const UNUSED = /[\\/]zod[\\/]v4[\\/]core[\\/](to-json-schema|json-schema-processors)\.js$/;

/** The web parses by the contracts and never describes them: zod's JSON Schema half (6 kB gzip) stays out. */
export function withoutJsonSchema(): Plugin {
  return {
    name: 'pavilion-without-json-schema',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      if (!UNUSED.test(id)) return null;
      const names = readFileSync(id, 'utf8').matchAll(/^export (?:const|function|class) (\w+)/gm);
      return [...names].map(([, name]) => `export const ${name} = () => ({});`).join('\n');
    },
  };
}

/** In development: every page of the tablet is its one HTML file, as the server does it. */
export function tabletPages(): Plugin {
  return {
    name: 'pavilion-tablet-pages',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((req, _res, next) => {
        if (/^\/tablet(\/(connect|status))?\/?(\?|$)/.test(req.url ?? '')) req.url = '/tablet/index.html';
        next();
      });
    },
  };
}
