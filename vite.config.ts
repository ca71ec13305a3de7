import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const web = join(import.meta.dirname, 'web');

/** Two entries: the dashboard at /, the tablet at /tablet/. The server puts a nonce in for CSP_NONCE. */
export default defineConfig({
  root: web,
  plugins: [react()],
  html: { cspNonce: 'CSP_NONCE' },
  build: {
    outDir: join(import.meta.dirname, 'dist/web'),
    emptyOutDir: true,
    target: 'es2023',
    sourcemap: false,
    rolldownOptions: {
      input: { dashboard: join(web, 'index.html'), tablet: join(web, 'tablet/index.html') },
    },
  },
});
