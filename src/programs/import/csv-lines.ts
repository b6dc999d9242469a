import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { ImportFailure } from './import-failure.ts';

const longestLine = 1024 * 1024;

/** How a file's bytes are read as text. */
export type TextEncoding = 'utf8' | 'latin1';

/** The lines of a text file, however long the file is. A line ends with LF, CR LF, or CR alone. */
export async function* csvLines(path: string, encoding: TextEncoding = 'utf8'): AsyncGenerator<string> {
  let rest = '';
  let isFirst = true;
  for await (const chunk of createReadStream(path, { encoding, highWaterMark: 256 * 1024 })) {
    if (isFirst) checkEncoding(basename(path), chunk);
    const text = `${rest}${isFirst ? withoutMark(chunk) : chunk}`;
    isFirst = false;
    // The line feed that belongs to a carriage return at the end may come with the next chunk.
    const isCut = text.endsWith('\r');
    const lines = (isCut ? text.slice(0, -1) : text).split(/\r\n|\n|\r/);
    rest = `${lines.pop() ?? ''}${isCut ? '\r' : ''}`;
    if (rest.length > longestLine)
      throw new ImportFailure(`${basename(path)} has a line of more than 1 MB, so it is no CSV; export it again.`);
    yield* lines;
  }
  if (rest) yield rest.endsWith('\r') ? rest.slice(0, -1) : rest;
}

/** Spreadsheet programs begin a file with an invisible byte order mark. */
function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** In UTF-16 every second byte of an export is zero. UTF-8 text has no such byte, and no CSV needs one. */
function checkEncoding(file: string, beginning: string): void {
  const head = beginning.slice(0, 1_000);
  const zeros = head.split('\0').length - 1;
  if (zeros * 4 > head.length)
    throw new ImportFailure(`${file} is UTF-16 text; save it as "CSV UTF-8" and run the same command again.`);
}
