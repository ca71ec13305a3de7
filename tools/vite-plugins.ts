import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

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
        if (/^\/tablet(\/(connect|shift|status))?\/?(\?|$)/.test(req.url ?? ''))
          req.url = '/tablet/index.html';
        next();
      });
    },
  };
}

const WORKER = 'tablet/sw.js';
const PAGE = 'tablet/index.html';
const PUBLIC = ['icon.svg', 'tablet'];

/**
 * Puts the list of the tablet's own files into its worker: the page, everything that its script can ever import, and the
 * icons. What only the dashboard loads stays out. Why not a plugin of others: docs/decisions/012-tablet-worker.md
 */
export function tabletWorker(publicFolder: string): Plugin {
  return {
    name: 'pavilion-tablet-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const [page, worker] = [bundle[PAGE], bundle[WORKER]];
        if (page?.type !== 'asset' || worker?.type !== 'chunk')
          throw new Error(`${PAGE} or ${WORKER} was not built`);
        const entry = Object.values(bundle).find(
          (file) => file.type === 'chunk' && file.isEntry && file.name === 'tablet',
        );
        const files = filesOf(bundle, entry?.fileName ?? '').map((name) => ({
          url: `/${name}`,
          revision: null,
        }));
        const list = [
          { url: '/tablet/', revision: hashOf(page.source) },
          // Their names hold a hash already.
          ...files,
          ...publicFiles(publicFolder),
        ];
        if (worker.imports.length > 0)
          throw new Error(`${WORKER} must be one file; it imports ${worker.imports}`);
        if (!worker.code.includes('self.__WB_MANIFEST'))
          throw new Error(`${WORKER} has no place for its list`);
        worker.code = worker.code.replace('self.__WB_MANIFEST', JSON.stringify(list));
      },
    },
  };
}

/** A chunk, what it imports now or later, and their styles and fonts. */
function filesOf(bundle: Rolldown.OutputBundle, first: string): string[] {
  const found = new Set<string>();
  const visit = (name: string) => {
    const file = bundle[name];
    if (file === undefined || found.has(name)) return;
    found.add(name);
    if (file.type !== 'chunk') return;
    const { importedCss, importedAssets } = file.viteMetadata ?? {};
    for (const next of [
      ...file.imports,
      ...file.dynamicImports,
      ...(importedCss ?? []),
      ...(importedAssets ?? []),
    ])
      visit(next);
  };
  visit(first);
  return [...found];
}

function publicFiles(folder: string): { url: string; revision: string }[] {
  const names = PUBLIC.flatMap((name) =>
    name.includes('.') ? [name] : readdirSync(join(folder, name)).map((file) => `${name}/${file}`),
  );
  return names.map((name) => ({ url: `/${name}`, revision: hashOf(readFileSync(join(folder, name))) }));
}

const hashOf = (content: string | Uint8Array) =>
  createHash('sha256').update(content).digest('hex').slice(0, 16);
