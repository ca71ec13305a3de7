import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { readVersion } from './server/version.ts';
import { tabletPages, tabletWorker, withoutJsonSchema } from './tools/vite-plugins.ts';

const web = join(import.meta.dirname, 'web');

/** Two entries: the dashboard at /, the tablet at /tablet/. The server puts a nonce in for CSP_NONCE. */
export default defineConfig({
  root: web,
  plugins: [react(), withoutJsonSchema(), tabletPages(), tabletWorker(join(web, 'public'))],
  define: { 'import.meta.env.PAVILION_VERSION': JSON.stringify(readVersion()) },
  resolve: {
    alias: { dexie: join(import.meta.dirname, 'node_modules/dexie/dist/modern/dexie.mjs') },
  },
  html: { cspNonce: 'CSP_NONCE' },
  build: {
    outDir: join(import.meta.dirname, 'dist/web'),
    emptyOutDir: true,
    target: 'es2023',
    sourcemap: false,
    rolldownOptions: {
      output: {
        // The worker's address never changes.
        entryFileNames: ({ name }) => (name === 'worker' ? 'tablet/sw.js' : 'assets/[name]-[hash].js'),
        // Left alone, pages that load later would break up what both entries begin with.
        codeSplitting: {
          groups: [
            {
              name: 'react',
              test: /node_modules[\\/](?:react|react-dom|scheduler|use-sync-external-store)[\\/]/,
            },
            {
              name: 'base',
              test: /[\\/]web[\\/]ui[\\/](?!Blocks)|[\\/]contracts[\\/](?:visitor-words|attendance\.ts|time-zones|former-devices|date-formats)|vite\/preload-helper|node_modules[\\/]uuidv7/,
            },
            // The dashboard begins with it, the tablet loads it with the sending: what its counter needs of the contracts has no
            // schemas, and stands in the base.
            {
              name: 'contracts',
              test: /[\\/]contracts[\\/](?!visitor-words|attendance\.ts|time-zones|former-devices|date-formats|written-text|summary-p|document)|node_modules[\\/]zod[\\/]/,
            },
            // A paragraph, read and drawn: for both entries, and neither begins with it.
            {
              name: 'written',
              test: /[\\/]web[\\/]ui[\\/]Blocks|[\\/]contracts[\\/](?:written-text|document)/,
            },
            { name: 'api', test: /[\\/]web[\\/]api[\\/]client/ },
            { name: 'temporal', test: /node_modules[\\/]temporal-/ },
            // Only the dashboard has these: one file each, where a page would ask for sixty. Mantine's styles among them, so that ours
            // come after and hold.
            {
              name: 'kit',
              test: /node_modules[\\/](?:@mantine|@tanstack|@floating-ui|react-[a-z-]+)[\\/]|[\\/]web[\\/]dashboard[\\/]mantine\.css/,
            },
            { name: 'icons', test: /node_modules[\\/]@tabler[\\/]/ },
            {
              name: 'dashboard',
              test: /[\\/]web[\\/]dashboard[\\/](?:parts|shell|set-up[\\/](?:parts[\\/]|[^\\/]+$))/,
            },
          ],
        },
      },
      input: {
        dashboard: join(web, 'index.html'),
        tablet: join(web, 'tablet/index.html'),
        worker: join(web, 'tablet/worker/sw.ts'),
      },
    },
  },
});
