import type { Match } from '#contracts/talks';

/** The words for what is stored; null where nobody was recognised. What a person decided carries no number. */
export function matchOf({
  match,
  confidence,
}: {
  match: string | null;
  confidence: number | null;
}): Match | null {
  if (match === 'rejected') return 'rejected';
  if (match === null) return null;
  if (confidence === null) return 'confirmed';
  if (match === 'confirmed') return 'certain';
  return confidence < 0.5 ? 'doubtful' : 'likely';
}
