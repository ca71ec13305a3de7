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
  const number = `(?<![\\p{L}\\p{N}.,/#:-]|(?:kiosk|booth|version|hall|room|no\\.|hundred|hundred and) ?)(?:${[...new Set([...digits, ...inWords(visitors)])].join('|')})`;
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

const small = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'],
  ...['twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];
const tens = [
  ...['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'],
] as const;

/** `seventy-five`, `a hundred and twenty`, as patterns; none from 1000 on, which nobody spells out. */
function inWords(number: number): string[] {
  if (number >= 1000) return [];
  const [hundreds, rest] = [Math.floor(number / 100), number % 100];
  if (hundreds === 0) return [belowHundred(rest)];
  const head = `${hundreds === 1 ? '(?:a|one)' : small[hundreds]}\\s+hundred`;
  return [rest === 0 ? head : `${head}(?:\\s+and)?\\s+${belowHundred(rest)}`];
}

function belowHundred(number: number): string {
  if (number < 20) return small[number] ?? '';
  const one = number % 10;
  return `${tens[Math.floor(number / 10)]}${one === 0 ? '' : `[\\s-]${small[one]}`}`;
}
