import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { pageDocuments } from '../../generated/page-documents.ts';
import { StartFailure } from '../../settings/start-failure.ts';
import type { TrustedOnly } from '../../settings/trusted-only.ts';
import { readManifest } from './read-manifest.ts';
import type { TrustedDocuments } from './trusted-documents.ts';

interface Settings {
  /** Files and folders of lists. */
  documents: readonly string[];
  trustedOnly: TrustedOnly;
}

/**
 * Puts together the documents of Foyer's own pages and of every list that the configuration names: clients of several
 * releases side by side.
 */
export function loadTrustedDocuments({ documents, trustedOnly }: Settings, schema: GraphQLSchema): TrustedDocuments {
  const texts = new Map(Object.entries(pageDocuments));
  // Ids are hashes of texts, and are checked: two lists cannot mean different things by one.
  for (const file of documents.flatMap(filesAt)) {
    for (const [id, text] of readManifest(file, readText(file), schema)) texts.set(id, text);
  }
  return { only: trustedOnly, texts };
}

function filesAt(path: string): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    const names = readdirSync(path).filter((name) => name.endsWith('.json'));
    return names.sort().map((name) => join(path, name));
  } catch (error) {
    throw unreadable(path, error);
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw unreadable(file, error);
  }
}

function unreadable(path: string, error: unknown): StartFailure {
  const code = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
  return new StartFailure(
    `FOYER_DOCUMENTS names ${path}, which cannot be read${code}; correct the path or the rights.`,
  );
}
