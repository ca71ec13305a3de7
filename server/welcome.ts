import encodeQR from 'qr';
import type { Env } from './env.ts';
import { isOnlyHere, lanAddress } from './http/public-url.ts';

interface Welcome {
  url: string;
  /** Null when tablets cannot reach this server at all. */
  tabletUrl: string | null;
  /** Null once there is an owner. */
  ownerLink: string | null;
}

/** What the operator reads when the server is ready. */
export function welcome({ url, tabletUrl, ownerLink }: Welcome): string {
  const lines = [`Pavilion is ready on ${url}`];
  if (ownerLink !== null)
    lines.push(
      '',
      'Nobody owns it yet. Open this link once to become the owner. Only the last one that was printed works,',
      'by this server or another one of the same database:',
      `  ${ownerLink}`,
    );
  if (tabletUrl === null)
    lines.push('', 'Tablets cannot reach it: HOST is an address of this machine alone. Set HOST to 0.0.0.0.');
  else
    lines.push(
      '',
      `To connect a tablet, open ${tabletUrl} on it:`,
      '',
      encodeQR(tabletUrl, 'ascii').trimEnd(),
    );
  if (tabletUrl?.startsWith('http://'))
    lines.push(
      '',
      'This address is not https, so tablets cannot work offline. Set PUBLIC_URL to an https address; docs/operators.md says how.',
    );
  return lines.join('\n');
}

/** What tablets open: PUBLIC_URL, or this machine's address in the local network. */
export function tabletUrlOf(env: Pick<Env, 'publicUrl' | 'host'>, port: number): string | null {
  if (env.publicUrl !== null) return `${env.publicUrl}/tablet/`;
  if (isOnlyHere(env.host)) return null;
  const host = ['0.0.0.0', '::'].includes(env.host) ? (lanAddress() ?? 'localhost') : env.host;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}/tablet/`;
}
