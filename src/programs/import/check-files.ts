import { join } from 'node:path';
import { csvRows } from './csv-rows.ts';
import type { FileImport } from './file-import.ts';
import { ImportFailure } from './import-failure.ts';

/** Looks at every file's header before anything is written: half an export would only be reported row by row. */
export async function checkFiles(folder: string, files: readonly FileImport[]): Promise<void> {
  for (const { file, columns } of files) {
    const header = await readHeader(folder, file);
    const missing = columns.filter((column) => !header.includes(column));
    if (missing.length === 0) continue;
    throw new ImportFailure(`${file} ${wayOut(header, missing)}`);
  }
}

/** Characters that programs of other countries put between fields. */
const otherSeparators = { ';': 'semicolons', '\t': 'tabs', '|': 'bars' };

function wayOut(header: readonly string[], missing: readonly string[]): string {
  const [only = ''] = header;
  if (header.length === 0) return "is empty; export it with Synthea's CSV exporter again.";
  const separator = Object.entries(otherSeparators).find(([sign]) => header.length === 1 && only.includes(sign));
  if (separator) return `has ${separator[1]} between its fields; save it with commas and run the same command again.`;
  const what = missing.length === 1 ? `column ${missing[0]}` : `columns ${missing.join(', ')}`;
  return `has no ${what} in its first line; export it with Synthea's CSV exporter again.`;
}

async function readHeader(folder: string, file: string): Promise<string[]> {
  try {
    for await (const { fields } of csvRows(join(folder, file))) return fields?.map((name) => name.trim()) ?? [];
    return [];
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
      throw new ImportFailure(
        `${folder} has no ${file}; name the folder that holds the CSV files of a Synthea export.`,
      );
    throw new ImportFailure(`${join(folder, file)} cannot be read (${error.code}); make it readable.`);
  }
}
