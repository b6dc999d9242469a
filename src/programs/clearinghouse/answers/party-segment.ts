import type { Party } from '../claims/claim.ts';
import type { Segment } from '../x12/write-interchange.ts';

/** NM1 of a party, with its own number or another. */
export function partySegment(entity: string, { name, idKind, id }: Party, number = { idKind, id }): Segment {
  return ['NM1', entity, ...name, ...(number.id ? [number.idKind, number.id] : [])];
}

/** DTP of one day or of several. */
export function serviceDates(from: string, to: string): Segment[] {
  if (!from) return [];
  return [from === to ? ['DTP', '472', 'D8', from] : ['DTP', '472', 'RD8', `${from}-${to}`]];
}

/** The first and the last day of a claim's lines. */
export function datesOf(lines: readonly { from: string; to: string }[]): { from: string; to: string } {
  const days = lines.flatMap(({ from, to }) => [from, to]).filter((day) => day !== '');
  return { from: days.toSorted()[0] ?? '', to: days.toSorted().at(-1) ?? '' };
}
