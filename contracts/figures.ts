import { z } from 'zod';

/** Why there is no figure of a part of the time, or of some visitors, although something is recorded: as in whyNone. */
export const hiddenWhy = z.enum(['held-back', 'not-split']);
export type HiddenWhy = z.infer<typeof hiddenWhy>;

/**
 * How many visitors, and how far that can be trusted. One shape for every screen and every export.
 * Units: visitors. Days are the event's days on which the booth had a slot.
 */
export const figure = z.object({
  /** Null: not recorded. 0: somebody was checked in and nobody came, or a head count said so. */
  visitors: z.int().nullable(),
  /** True if a head count that was not exact is part of it. */
  approximate: z.boolean(),
  /** Each end of a range only if somebody gave it. */
  low: z.int().nullable(),
  high: z.int().nullable(),
  /** What was tapped in the same stretch, whether or not a head count replaces it. */
  tapped: z.int(),
  /** Days with a record, of all days that should have one; null when the days are not known. */
  recordedDays: z.int().nullable(),
  days: z.int().nullable(),
  /** A device is behind: the figure can only grow. */
  provisional: z.boolean(),
  /** Where visitors are null although something is recorded. */
  none: hiddenWhy.optional(),
});
export type Figure = z.infer<typeof figure>;

/**
 * Why there is no figure: the booth had no slot then, its slot is still to come, or nobody recorded anything. Of a part of the
 * time also `held-back`: something is recorded, but single times come to more than the head count of the whole event. Of
 * visitors by audience, sector or topic also `not-split`: heads were counted and nobody was tapped, and a head count says
 * nothing of who they were.
 */
export const whyNone = z.enum(['no-slot', 'to-come', 'not-recorded', ...hiddenWhy.options]);
export type WhyNone = z.infer<typeof whyNone>;

/** In the place of a figure. */
export const hiddenWords: { [why in HiddenWhy]: string } = {
  'held-back': 'not shown',
  'not-split': 'cannot be split',
};

/** What is said of hours that are held back. */
export const HELD_BACK_WORDS =
  'not shown: more was counted in single times than a head count of the whole event says; somebody has to decide';

export const notRecorded: Figure = {
  visitors: null,
  approximate: false,
  low: null,
  high: null,
  tapped: 0,
  recordedDays: null,
  days: null,
  provisional: false,
};

/** There is a record of some of its days only. */
export const isPartial = ({ recordedDays, days }: Figure): boolean =>
  days !== null && recordedDays !== null && recordedDays < days;

/** How many have a figure, and a record of some of their days only. */
export const partlyCounted = (of: readonly { figure: Figure }[]): number =>
  of.filter(({ figure }) => figure.visitors !== null && isPartial(figure)).length;

/** The parts of a printed figure: `~`, `75`, `(70–80)` or `(at least 70)`, `(2 of 3 days)`; null when not recorded. */
export function figureParts(
  of: Figure,
): { tilde: boolean; number: string; range: string | null; part: string | null } | null {
  if (of.visitors === null) return null;
  return {
    tilde: of.approximate,
    number: String(of.visitors),
    range: rangeText(of),
    part: isPartial(of) ? `(${of.recordedDays} of ${of.days} days)` : null,
  };
}

function rangeText({ low, high }: Figure): string | null {
  if (low !== null && high !== null) return `(${low}–${high})`;
  if (low !== null) return `(at least ${low})`;
  return high === null ? null : `(at most ${high})`;
}

/** `43`, `~75`, `~75 (70–80)`, `~75 (at least 70)`, `75 (2 of 3 days)`, `not recorded`, `not shown`, `cannot be split`, `0`. */
export function figureText(of: Figure): string {
  const parts = figureParts(of);
  if (parts === null) return of.none === undefined ? 'not recorded' : hiddenWords[of.none];
  return [`${parts.tilde ? '~' : ''}${parts.number}`, parts.range, parts.part]
    .filter((part) => part !== null)
    .join(' ');
}
