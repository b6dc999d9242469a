import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DocumentsFailure } from './documents-failure.ts';

export interface DocumentsArguments {
  /** Folders of a client's sources. */
  folders: string[];
  out: string;
}

export const documentsHelp = `npm run documents -- [folder …] [--out trusted-documents.json]

Lists the operations of Foyer's own pages and of a client's sources as trusted documents: a JSON object of texts by their ids. Clients send an id as
documentId in place of a query. Foyer reads lists from FOYER_DOCUMENTS; keep one for each release that is still in use.

  folder       Searched for .graphql and .gql files and for gql and graphql templates in .ts, .tsx, .mts, .js, .jsx and .mjs files, in folders below too,
               but not in node_modules, dist, build and folders whose names begin with a dot. Fragments are found anywhere in the same folder.
  --out FILE   Where the list goes; trusted-documents.json here if left out.
  --help       Shows this.

Each operation is one document: it, then the fragments it uses in the order of their names, printed as graphql-js prints. Its id is sha256: and the SHA-256
of that text in lower-case hexadecimals. Nothing is written when an operation does not fit the schema; the faults are told as file:line:column reason.
Exit code: 0 the list is written, 1 it is not.
`;

/** What the command line asks for; null for help. */
export function documentsArguments(argv: readonly string[]): DocumentsArguments | null {
  const { values, positionals } = parse(argv);
  if (values.help) return null;
  return {
    folders: positionals.map((folder) => resolve(folder)),
    out: resolve(values.out ?? 'trusted-documents.json'),
  };
}

function parse(argv: readonly string[]) {
  try {
    const options = { out: { type: 'string' }, help: { type: 'boolean' } } as const;
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    const what = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
    throw new DocumentsFailure(`Cannot list documents: ${what}; write npm run documents -- [folder …] [--out file].`);
  }
}
