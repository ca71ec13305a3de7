/** When something was: tapped by this device's clock, or as a person stated it, by the true clock. ISO texts. */
export interface Moment {
  tappedAt: string;
  happenedAt: string | null;
}

/** The true time in milliseconds, as far as this device knows it. @param offsetMs to add to its own clock */
export function momentMs({ tappedAt, happenedAt }: Moment, offsetMs: number): number {
  return happenedAt === null ? Date.parse(tappedAt) + offsetMs : Date.parse(happenedAt);
}
