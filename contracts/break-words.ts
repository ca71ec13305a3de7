interface Stretch {
  startsAt: string;
  endsAt: string;
}

/** Of a break that nobody named. */
const USUAL_LABEL = 'Break';

/**
 * "In the event's break (Lunch); the slot goes on." A slot is the organiser's word: a break of the event is none of the
 * kiosk, and is only said. Null beside every break. Instants are ISO 8601 strings.
 */
export function breakWords(
  stretch: Stretch,
  breaks: readonly (Stretch & { label: string })[],
): string | null {
  const [from, to] = [Date.parse(stretch.startsAt), Date.parse(stretch.endsAt)];
  const touched = breaks.filter(
    ({ startsAt, endsAt }) => Date.parse(startsAt) < to && Date.parse(endsAt) > from,
  );
  if (touched.length === 0) return null;
  const isWhole = touched.some(
    ({ startsAt, endsAt }) => Date.parse(startsAt) <= from && Date.parse(endsAt) >= to,
  );
  const labels = touched.map(({ label }) => label).filter((label) => label !== USUAL_LABEL);
  const named = labels.length === 0 ? '' : ` (${labels.join(', ')})`;
  return `${isWhole ? 'In' : 'Partly in'} the event’s break${named}; the slot goes on.`;
}
