/** What a row of Synthea's is known by in the practice it was imported into. */
export function importKey(id: string): string {
  return `synthea:${id}`;
}
