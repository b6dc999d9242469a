import { readFile } from 'node:fs/promises';
import { Source } from 'graphql';
import { DocumentsFailure } from './documents-failure.ts';
import { findFiles, isDocument } from './find-files.ts';

/** Every piece of GraphQL below a folder, each knowing its file and where in it it begins. */
export async function readSources(folder: string): Promise<Source[]> {
  const sources: Source[] = [];
  for (const file of await findFiles(folder)) {
    const text = await readFile(file, 'utf8');
    if (isDocument(file)) sources.push(new Source(text, file));
    // Most code has none; reading it as code takes a while.
    else if (/gql|graphql/i.test(text)) sources.push(...(await templatesIn(file, text)));
  }
  return sources.filter(({ body }) => body.trim() !== '');
}

async function templatesIn(file: string, code: string): Promise<Source[]> {
  const { gqlPluckFromCodeString } = await importPluck();
  try {
    const found = await gqlPluckFromCodeString(file, code, { skipIndent: true, pluckStringFromFile: textOf });
    // Faults of a template give the place of its quote, counted from 0; the text begins behind it, counted from 1.
    return found.map(
      ({ body, locationOffset: { line, column } }) => new Source(body, file, { line, column: column + 2 }),
    );
  } catch (error) {
    const loc = error instanceof Error && 'loc' in error ? (error.loc as { line: number; column: number }) : null;
    const reason = error instanceof Error ? error.message.replace(/\s*\(\d+:\d+\)$/, '') : String(error);
    throw new DocumentsFailure(`${file}:${loc ? `${loc.line}:${loc.column + 1}` : 1} ${reason}`);
  }
}

/**
 * A template's text as it stands in the file, with white space for the inserted parts. So lines and columns are those
 * of the file.
 */
function textOf(code: string, { start, end }: { start?: number | null; end?: number | null }): string {
  const text = code.slice((start ?? 0) + 1, (end ?? 0) - 1);
  return text.replace(/\$\{[^}]*\}/g, (expression) => expression.replace(/\S/g, ' ')).replaceAll('\\`', '`');
}

/** Installed for development only: a server reads lists, it does not make them. */
async function importPluck() {
  try {
    return await import('@graphql-tools/graphql-tag-pluck');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
    throw new DocumentsFailure(
      'Templates in code are read with development dependencies; run "npm ci" with them where the list is made.',
    );
  }
}
