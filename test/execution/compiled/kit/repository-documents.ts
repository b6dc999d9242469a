import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { type DocumentNode, type GraphQLSchema, Kind, parse, validate } from 'graphql';
import { projectRoot } from '../../../../src/settings/project-root.ts';

export interface RepositoryDocument {
  /** The file, and which of its documents. */
  name: string;
  document: DocumentNode;
}

const sources = ['*.md', '{bench,src,test,web}/**/*.{ts,tsx,graphql}'];
/** Texts in a program or page that could be a document. */
const candidates = /`([^`]*)`|'([^'\n]*)'|```graphql\n([^`]*)```/g;
const beginning = /^\s*(?:query|subscription|mutation|fragment|\{)/;

/** Every operation that stands in a page, program or test of the repository and that the schema answers. */
export async function repositoryDocuments(schema: GraphQLSchema): Promise<RepositoryDocument[]> {
  const found = new Map<string, RepositoryDocument>();
  for await (const file of glob(sources, { cwd: projectRoot, exclude: (path) => /node_modules|dist/.test(path) })) {
    for (const [index, text] of textsOf(file).entries()) {
      const document = documentOf(text, schema);
      if (document) found.set(text, { name: `${file} ${index}`, document });
    }
  }
  return [...found.values()];
}

function textsOf(file: string): string[] {
  const content = readFileSync(join(projectRoot, file), 'utf8');
  if (file.endsWith('.graphql')) return [content];
  return [...content.matchAll(candidates)]
    .map(([, first, second, third]) => first ?? second ?? third ?? '')
    .filter((text) => beginning.test(text));
}

function documentOf(text: string, schema: GraphQLSchema): DocumentNode | null {
  try {
    const document = parse(text);
    const hasOperation = document.definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    return hasOperation && validate(schema, document).length === 0 ? document : null;
  } catch {
    // A text that only looks like a document, or one that is meant to be refused.
    return null;
  }
}
