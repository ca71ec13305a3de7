import { networkInterfaces } from 'node:os';
import type { Request } from 'express';
import type { Env } from '../env.ts';

type Place = Pick<Env, 'publicUrl' | 'host'>;

/**
 * What people and tablets open, without a trailing slash: PUBLIC_URL, or else the address that was just asked. A link is
 * for somebody elsewhere, so "localhost" becomes this machine's address in its network.
 */
export function publicUrlOf(req: Request, place: Place): string {
  return place.publicUrl ?? urlForOthers(`${req.protocol}://${req.host}`, place.host, lanAddress());
}

/**
 * @param asked the address by which somebody reached this server
 * @param listensOn HOST: with an address of this machine alone nobody else reaches it, and nothing is changed
 * @param inNetwork this machine's address in its network, if it has one
 */
export function urlForOthers(asked: string, listensOn: string, inNetwork: string | null): string {
  if (inNetwork === null || isOnlyHere(listensOn) || !URL.canParse(asked)) return asked;
  const url = new URL(asked);
  if (!isOnlyHere(url.hostname)) return asked;
  url.hostname = inNetwork;
  return url.origin;
}

/** True for an address that means this machine and no other. */
export function isOnlyHere(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d+){3}$/.test(host);
}

/** This machine's IPv4 address in its network. */
export function lanAddress(): string | null {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return addresses.find(({ internal, family }) => !internal && family === 'IPv4')?.address ?? null;
}
