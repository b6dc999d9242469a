import { appendFile, open, readFile, truncate } from 'node:fs/promises';

/** A file of JSON objects, one a line, that is only ever appended to. */
export interface JsonLines<Row> {
  rows: readonly Row[];
  /** The rows are on the disk when it is done. */
  append(...rows: readonly Row[]): Promise<void>;
}

/** Reads what is there. A last line that a crash cut short is removed. */
export async function openJsonLines<Row>(path: string): Promise<JsonLines<Row>> {
  await appendFile(path, '');
  const text = await readFile(path, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) await truncate(path, Buffer.byteLength(whole));
  const rows = whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
  return {
    rows,
    append: async (...added) => {
      if (added.length === 0) return;
      const file = await open(path, 'a');
      try {
        await file.writeFile(added.map((row) => `${JSON.stringify(row)}\n`).join(''));
        await file.sync();
      } finally {
        await file.close();
      }
    },
  };
}
