import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { readManifest } from '../../admission/trusted/read-manifest.ts';
import { readTypeDefs } from '../../contract/read-type-defs.ts';
import { projectRoot } from '../../settings/project-root.ts';
import { StartFailure } from '../../settings/start-failure.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { DocumentsFailure } from './documents-failure.ts';
import { listDocuments } from './list-documents.ts';
import { readSources } from './read-sources.ts';

export interface DocumentsArguments {
  /** Folders of a client's sources, and lists that its build wrote. */
  folders: readonly string[];
  out: string;
}

/** Writes the list; answers the exit code. */
export async function runDocuments(
  asked: DocumentsArguments,
  { out, err }: Pick<Surroundings, 'out' | 'err'>,
): Promise<number> {
  try {
    const schema = buildSchema(readTypeDefs().join('\n'));
    const list = new Map<string, string>();
    // Each folder is a client of its own: two may have fragments of one name.
    for (const folder of [join(projectRoot, 'web'), ...asked.folders]) {
      const texts = folder.endsWith('.json')
        ? await readList(folder, schema)
        : listDocuments(await readSources(folder), schema);
      if (texts.size === 0)
        throw new DocumentsFailure(`There are no operations in ${folder}; name a client’s sources.`);
      for (const [id, text] of texts) list.set(id, text);
    }
    await writeList(asked.out, list);
    out.write(`${list.size} documents are in ${relative('', asked.out)}.\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof DocumentsFailure)) throw error;
    err.write(`${error.message}\n`);
    return 1;
  }
}

async function writeList(file: string, list: ReadonlyMap<string, string>): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `${JSON.stringify(Object.fromEntries([...list].sort()), null, 2)}\n`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new DocumentsFailure(`The list cannot be written to ${file} (${code}); name another file with --out.`);
  }
}

/** A list that another tool wrote, such as the `persisted-documents.json` of graphql-codegen's client preset. */
async function readList(file: string, schema: GraphQLSchema): Promise<Map<string, string>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new DocumentsFailure(
      `The list ${file} cannot be read (${error.code}); name one that a client’s build wrote.`,
    );
  });
  try {
    return new Map(readManifest(file, text, schema));
  } catch (error) {
    if (error instanceof StartFailure) throw new DocumentsFailure(error.message);
    throw error;
  }
}
