import { type Delimiters, usualDelimiters } from '../tokens/delimiters.ts';
import { writeText } from './write-text.ts';
import type { Part, Refusal, X12Writer } from './x12-writer.ts';

/** Refuses the same fields as the writer of interchanges, and writes nothing. */
export function checkingWriter(delimiters: Delimiters = usualDelimiters): X12Writer {
  const refusals: Refusal[] = [];
  const check = (part: Part) => {
    // Texts without a path are the caller's own constants.
    if (part === null || part === undefined || typeof part === 'string') return;
    const { fault } = writeText(part, delimiters);
    if (fault !== undefined) refusals.push({ path: part.path, text: fault });
  };
  return {
    group: () => {},
    set: () => {},
    segment: (_id, ...values) => {
      for (const value of values) {
        if (Array.isArray(value)) for (const part of value) check(part);
        else check(value as Part);
      }
    },
    refuse: (refusal) => {
      refusals.push(refusal);
    },
    end: () => (refusals.length > 0 ? { refusals } : { content: '' }),
  };
}
