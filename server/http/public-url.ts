import type { Request } from 'express';

/** What people and tablets open, without a trailing slash: PUBLIC_URL, or else the address that was just asked. */
export function publicUrlOf(req: Request, publicUrl: string | null): string {
  return publicUrl ?? `${req.protocol}://${req.host}`;
}
