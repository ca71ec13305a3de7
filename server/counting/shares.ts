export function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

/**
 * Whole shares in proportion to weights, which add up to the amount: largest remainder (Hamilton's method). All zero
 * when every weight is zero.
 */
export function shareOut(amount: number, weights: number[]): number[] {
  const all = sumOf(weights);
  if (all === 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (amount * weight) / all);
  const shares = exact.map(Math.floor);
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, amount - sumOf(shares)))
    shares[index] = (shares[index] ?? 0) + 1;
  return shares;
}
