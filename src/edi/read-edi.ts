import { StringDecoder } from 'node:string_decoder';
import type { EdiItem } from './edi-item.ts';
import { readEnvelopes } from './envelopes/read-envelopes.ts';
import { atMost, type Problem } from './problem.ts';
import { readerOf } from './readers.ts';
import { createTokenizer } from './tokens/tokenizer.ts';

export type EdiSource = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;

/** How much is read before its items are handed over: few items wait at a time, so that they die young. */
const slice = 8192;
/** Problems of a file beside those of its items. */
const mostProblems = 1000;

/**
 * Reads a file of any sets that are known here, item by item, in memory that does not grow with the file. It throws only
 * what the source throws: every wart is a problem, and what is understood is handed over.
 */
export async function* readEdi(source: EdiSource): AsyncGenerator<EdiItem> {
  let items: EdiItem[] = [];
  const reader = ediReader((item) => items.push(item));
  for await (const piece of source) {
    for (let from = 0; from < piece.length; from += slice) {
      reader.push(typeof piece === 'string' ? piece.slice(from, from + slice) : piece.subarray(from, from + slice));
      yield* items;
      items = [];
    }
  }
  reader.end();
  yield* items;
}

/** Reads a text that is in memory. */
export function readEdiText(text: string): EdiItem[] {
  const items: EdiItem[] = [];
  readEachItem(text, (item) => items.push(item));
  return items;
}

/** Reads a text that is in memory, and hands its items over one by one. */
export function readEachItem(text: string, take: (item: EdiItem) => void): void {
  const reader = ediReader(take);
  for (let from = 0; from < text.length; from += slice) reader.push(text.slice(from, from + slice));
  reader.end();
}

/** Every problem of the items, in the order of the file. */
export function problemsOf(items: readonly EdiItem[]): Problem[] {
  return items
    .flatMap((item) => (item.kind === 'PROBLEM' ? [item.problem] : 'problems' in item ? item.problems : []))
    .toSorted((a, b) => a.position - b.position);
}

function ediReader(item: (item: EdiItem) => void): { push(piece: Uint8Array | string): void; end(): void } {
  const problem = atMost(mostProblems, (found) => item({ kind: 'PROBLEM', problem: found }));
  const envelopes = readEnvelopes({
    answer: item,
    setEnd: item,
    problem,
    readerOf: (set, report) => readerOf(set, { item, problem, report }),
  });
  const tokenizer = createTokenizer(envelopes);
  const decoder = new StringDecoder('utf8');
  return {
    push: (piece) => tokenizer.push(typeof piece === 'string' ? piece : decoder.write(piece)),
    end: () => {
      tokenizer.push(decoder.end());
      tokenizer.end();
      envelopes.end();
    },
  };
}
