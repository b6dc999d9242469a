/**
 * The masked fields that are part of the answer, in order. Fields below one that failed are not, whether they were
 * looked at or not.
 */
export function maskedIn(data: unknown, masked: readonly string[]): string[] {
  return masked.filter((path) => isIn(data, path.split('.'))).sort();
}

function isIn(data: unknown, path: readonly string[]): boolean {
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], data);
  return parent !== null && parent !== undefined;
}
