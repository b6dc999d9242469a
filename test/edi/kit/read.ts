import type { EdiItem } from '../../../src/edi/edi-item.ts';
import { problemsOf, readEdi } from '../../../src/edi/read-edi.ts';

/** The items of a file that comes in pieces of that many bytes. */
export async function readInPieces(content: string | Uint8Array, size = 7): Promise<EdiItem[]> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  );
  const items: EdiItem[] = [];
  for await (const item of readEdi(pieces)) items.push(item);
  return items;
}

/** The problems of items as `position segment loop code`. */
export const codesOf = (items: readonly EdiItem[]): string[] =>
  problemsOf(items).map(({ position, segment, loop, code }) => `${position} ${segment || '-'} ${loop ?? '-'} ${code}`);
