/** The two applications that the server hands out. */
export type WebApp = 'dashboard' | 'tablet';

/**
 * What a page may load: nothing from elsewhere. Sizes may be set in style attributes.
 *
 * @param nonce for the `<style>` that Mantine writes into the dashboard; null for pages that write none
 */
export function pagePolicy(nonce: string | null): string {
  const policy: Record<string, string[]> = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': nonce === null ? ["'self'"] : ["'self'", `'nonce-${nonce}'`],
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'manifest-src': ["'self'"],
    'worker-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  };
  return Object.entries(policy)
    .map(([directive, sources]) => [directive, ...sources].join(' '))
    .join('; ');
}

/** For answers that are no page: nothing in them may run or be framed. */
export const dataPolicy = "default-src 'none'; frame-ancestors 'none'";

/** For the tablet's worker: it fetches our own files, and runs nothing else. */
export const workerPolicy = "default-src 'none'; connect-src 'self'";

/** A path whose last part has an extension names a file; without one it is a page of the dashboard or the tablet. */
export function appOfPath(path: string): WebApp | null {
  if (/\.[^/]*$/.test(path)) return null;
  return path === '/tablet' || path.startsWith('/tablet/') ? 'tablet' : 'dashboard';
}
