import { type Figure, hiddenWords, partlyCounted, type WhyNone } from '#contracts/figures';
import type { HourBucket } from '#contracts/now';

/** In the place of a figure. */
export const noneWords: { [why in WhyNone]: string } = {
  'no-slot': 'no slot',
  'to-come': 'to come',
  'not-recorded': 'not recorded',
  ...hiddenWords,
};

/** "12", "~12", "3 so far" of an hour that is not over, "0 so far", or why there is none. */
export function hourFigureWords(hour: HourBucket, nowMs: number): string {
  if (hour.visitors === null) return hourNoneWords(hour, nowMs);
  return `${hour.shared > 0 ? '~' : ''}${hour.visitors}${Date.parse(hour.endsAt) > nowMs ? ' so far' : ''}`;
}

/** Of an hour without a figure. */
function hourNoneWords({ startsAt, none }: HourBucket, nowMs: number): string {
  if (none !== undefined) return noneWords[none];
  return noneWords[Date.parse(startsAt) > nowMs ? 'to-come' : 'not-recorded'];
}

interface Counted {
  countedBooths: number;
  booths: readonly { none: WhyNone | null; figure: Figure }[];
}

/** Booths that had a slot so far, or a figure all the same: who else has none is missing nothing. */
export const expectedOf = ({ booths }: { booths: readonly { none: WhyNone | null }[] }): number =>
  booths.filter(({ none }) => none !== 'no-slot' && none !== 'to-come').length;

/** "9 of 12 booths", "9 of 10 booths, 1 of them for part of the days, 2 to come", "2 booths to come" */
export function countedBoothsWords({ countedBooths, booths }: Counted): string {
  const coming = booths.filter(({ none }) => none === 'to-come').length;
  const expected = expectedOf({ booths });
  if (expected === 0 && coming > 0) return `${boothsWords(coming)} to come`;
  const partly = partlyCounted(booths);
  const part = partly === 0 ? '' : `, ${partly} of them for part of the days`;
  const soFar = `${countedBooths} of ${boothsWords(expected)}${part}`;
  return coming === 0 ? soFar : `${soFar}, ${coming} to come`;
}

/** What is missing of the booths whose time is over: "2 are not recorded", "1 is not shown", "Every booth with a slot has a figure" */
export function missingWords({ booths }: { booths: readonly { none: WhyNone | null }[] }): string {
  const missing = booths.filter(({ none }) => none === 'not-recorded').length;
  if (missing > 0) return missing === 1 ? '1 is not recorded' : `${missing} are not recorded`;
  const held = booths.filter(({ none }) => none === 'held-back').length;
  if (held > 0) return held === 1 ? '1 is not shown' : `${held} are not shown`;
  const unsplit = booths.filter(({ none }) => none === 'not-split').length;
  if (unsplit > 0) return `${unsplit} cannot be split`;
  return booths.every(({ none }) => none === null)
    ? 'Every booth has a figure'
    : 'Every booth with a slot has a figure';
}

const boothsWords = (number: number) => `${number} ${number === 1 ? 'booth' : 'booths'}`;
