/** One ratio per repeat, of measurements taken right after each other. */
export function ratios(values: readonly number[], to: readonly number[]): number[] {
  return values.map((value, repeat) => value / (to[repeat] ?? Number.NaN));
}
