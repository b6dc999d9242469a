/** The key of a row of Synthea's in the practice it was imported into. */
export function importKey(id: string): string {
  return `synthea:${id}`;
}
