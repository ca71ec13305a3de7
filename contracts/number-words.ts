const small = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'],
  ...['twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];
const tens = [
  ...['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'],
] as const;

/**
 * A whole number as English spells it, `seventy-five`, `a hundred and twenty`, as parts of a pattern; none from 1000 on, which
 * nobody spells out.
 */
export function numberWords(number: number): string[] {
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

/** As a sentence says it: in words up to twenty, "ten", and in digits above, "32". */
export const spelt = (number: number): string =>
  number === 20 ? 'twenty' : (small[number] ?? String(number));
