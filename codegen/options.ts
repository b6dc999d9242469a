/** Prints an object literal of the entries that have a value, or nothing when none has. */
export function printOptions(entries: Record<string, string | undefined>): string {
  const present = Object.entries(entries).filter(([, value]) => value !== undefined);
  return present.length ? `{ ${present.map(([key, value]) => `${key}: ${value}`).join(', ')} }` : '';
}
