import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { ImportFailure } from './import-failure.ts';

const longestLine = 1024 * 1024;

/** The lines of a text file in UTF-8, however long the file is. */
export async function* csvLines(path: string): AsyncGenerator<string> {
  let rest = '';
  let isFirst = true;
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 256 * 1024 })) {
    const lines = `${rest}${isFirst ? withoutMark(chunk) : chunk}`.split('\n');
    isFirst = false;
    rest = lines.pop() ?? '';
    if (rest.length > longestLine)
      throw new ImportFailure(`${basename(path)} has a line of more than 1 MB, so it is no CSV; export it again.`);
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line;
  }
  if (rest) yield rest;
}

/** Spreadsheet programs begin a file with an invisible byte order mark. */
function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
