/**
 * Synthea marks invented names with digits (`Maynard46 Mosciski958`). They are taken off, so that a day looks as in a
 * real office.
 */
export function plainName(name: string): string {
  return name.replace(/(?<=\p{L})\d+(?=\P{L}|$)/gu, '').trim();
}
