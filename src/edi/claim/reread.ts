import { problemsOf, readEdiText } from '../read-edi.ts';
import { asWritten } from './as-written.ts';
import type { ClaimFile } from './claim-file.ts';

/**
 * Reads a written file back and compares it with what it was made of. The answer is what differs, by its path and with the
 * problems of the file; nothing when the file says the same.
 */
export function reread(file: ClaimFile, content: string): string[] {
  const items = readEdiText(content);
  const problems = problemsOf(items).map(({ segment, position, text }) => `${segment} ${position}: ${text}`);
  const read = items.filter((item) => item.kind === '837P');
  const ends = items.filter((item) => item.kind === 'SET_END');
  const [end] = ends;
  const isWhole = ends.length === 1 && end?.isWhole && end.set.controlNumber === file.set.controlNumber;
  const header = read.map(({ reference, purpose, submitter, receiver }) => ({
    reference,
    purpose,
    submitter,
    receiver,
  }));
  const { reference, purpose, submitter, receiver } = file.set;
  return [
    ...problems,
    ...(isWhole ? [] : ['The file is not one whole set.']),
    ...differences('set', asWritten({ reference, purpose, submitter, receiver }), asWritten(header[0])),
    ...differences('claims', asWritten(file.claims), asWritten(read.map(({ claim }) => claim))),
  ];
}

function differences(path: string, written: unknown, read: unknown): string[] {
  if (Object.is(written, read)) return [];
  if (isObject(written) && isObject(read)) {
    const keys = new Set([...Object.keys(written), ...Object.keys(read)]);
    return [...keys].flatMap((key) => differences(`${path}.${key}`, written[key], read[key]));
  }
  return [`${path} is ${JSON.stringify(read)} in the file instead of ${JSON.stringify(written)}.`];
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
