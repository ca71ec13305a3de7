import { numberWords } from './number-words.ts';

/** Who comes to a booth, and how. */
const PEOPLE = 'people|persons?|visitors?|attendees?|guests?|folks';
const CAME = 'came|stopped|visited|dropped|turned up|showed up|looked in|stayed';
/** What may stand between a number and them. */
const BETWEEN = 'or so|or more|in all|in total|different|new|curious|interested';
/** Some of them did these, so that the number is not that of all. */
const DID = 'asked|wanted|said|signed|joined|starred|took|tried|filled|answered|requested|registered|left';

/**
 * Whether a text says how many visited, and so makes a line of its own with that number needless: the number, in digits or
 * in English words, directly with who came or that they came ("about 75 people", "fifty came", "visitors: 75"). A version, a
 * kiosk, a link or a number of demos says nothing of visitors. In doubt the answer is no: said twice is better than not said.
 *
 * @param visitors a whole number from 1
 */
export function saysVisitors(text: string, visitors: number): boolean {
  const digits = [String(visitors), visitors.toLocaleString('en-GB')];
  const number = `(?<![\\p{L}\\p{N}.,/#:-]|(?:kiosk|booth|version|hall|room|no\\.|hundred|hundred and) ?)(?:${[...new Set([...digits, ...numberWords(visitors)])].join('|')})`;
  const after = new RegExp(
    `${number}(?:\\s+(?:${BETWEEN}))?\\s+(?:(?:${PEOPLE})(?!\\p{L})(?!\\s+(?:(?:who|that)\\s+)?(?:${DID})(?!\\p{L}))|(?:${CAME})(?!\\p{L}))`,
    'iu',
  );
  const before = new RegExp(
    `(?<!\\p{L})(?:visitors|attendees):\\s+(?:(?:about|roughly|around|some|at least|nearly)\\s+)?(?:${number})(?![\\p{L}\\p{N}%]|[.,:]\\d| ?%)`,
    'iu',
  );
  // A tilde says "about", and is no part of the number.
  const words = text.replaceAll('~', ' ');
  return after.test(words) || before.test(words);
}
