/** The two applications that the server hands out. */
export type WebApp = 'dashboard' | 'tablet';

/**
 * What a page may load. Mantine writes a `<style>` into the dashboard and needs the nonce; both set sizes in style
 * attributes. Nothing is loaded from elsewhere.
 */
export function pagePolicy(app: WebApp, nonce: string): string {
  const policy: Record<string, string[]> = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': app === 'dashboard' ? ["'self'", `'nonce-${nonce}'`] : ["'self'"],
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

/** A path whose last part has an extension names a file; without one it is a page of the dashboard or the tablet. */
export function appOfPath(path: string): WebApp | null {
  if (/\.[^/]*$/.test(path)) return null;
  return path === '/tablet' || path.startsWith('/tablet/') ? 'tablet' : 'dashboard';
}
