import type { After, AfterTalk } from './after-talks.ts';

/** "× 2.1 (1.4–3.0)": the ratio with its interval. Null where it is not told. */
export function ratioWords({ ratio, low, high }: After): string | null {
  if (ratio === null || low === null || high === null) return null;
  return `× ${oneDigit(ratio)} (${oneDigit(low)}–${oneDigit(high)})`;
}

/** "45 visitors in 60 min, usually 16" */
export function countWords({ verdict, visitors, minutes, expected }: After): string {
  if (verdict === 'not-recorded' || visitors === null || minutes === null) return 'not recorded';
  const came = `${visitors} ${visitors === 1 ? 'visitor' : 'visitors'} in ${minutes} min`;
  if (expected === null) return `${came}, nothing to compare with`;
  const usual = `${came}, usually ${expected < 10 ? oneDigit(expected) : Math.round(expected)}`;
  if (verdict === 'too-few') return `${usual}: too few to tell`;
  return verdict === 'too-little' ? `${usual}: too few hours to compare with` : usual;
}

/** Whether it was more or fewer than usual; "as usual" where the interval holds 1. Null where it is not told. */
export function verdictWords({
  low,
  high,
}: After): 'more than usual' | 'fewer than usual' | 'as usual' | null {
  if (low === null || high === null) return null;
  if (low > 1) return 'more than usual';
  return high < 1 ? 'fewer than usual' : 'as usual';
}

/** "2 visitors said that they came from it"; null where nobody did. */
export function saidWords({ saidSo }: AfterTalk): string | null {
  if (saidSo === 0) return null;
  return saidSo === 1 ? '1 visitor said so' : `${saidSo} visitors said so`;
}

const oneDigit = (value: number) => value.toFixed(1);
