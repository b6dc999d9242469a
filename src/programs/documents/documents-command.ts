import { resolve } from 'node:path';
import { command } from '../command-line/command.ts';
import { text } from '../command-line/options.ts';

export const documentsCommand = command({
  name: 'documents',
  summary: "Lists a client's operations as trusted documents",
  usage: '[folder …] [--out trusted-documents.json]',
  alsoAs: 'npm run documents',
  operands: {
    folder: `Searched for .graphql and .gql files and for gql and graphql templates in .ts, .tsx, .mts, .js, .jsx and .mjs files, in folders below too, but not in \
node_modules, dist, build and folders whose names begin with a dot. Fragments are found anywhere in the same folder. A .json file is a list that a client's build wrote, such as the \
persisted-documents.json of graphql-codegen; its ids are checked and its documents join the list.`,
  },
  isRepeatable: true,
  options: { out: text('--out <file>', 'Where the list goes. Default: trusted-documents.json here.') },
  details: `The list is a JSON object of texts by their ids, with the operations of Foyer's own pages. Clients send an id as documentId in place of a query. Foyer reads \
lists from FOYER_DOCUMENTS; keep one for each release that is still in use.

Each operation is one document: it, then the fragments it uses in the order of their names, printed as graphql-js prints. Its id is sha256: and the SHA-256 \
of that text in lower-case hexadecimals. Nothing is written when an operation does not fit the schema; the faults are reported as file:line:column reason.`,
  examples: ['npm run foyer -- documents path/to/client/src --out lists/desk-7.json'],
  exitCodes: { 0: 'the list is written', 1: 'it is not' },
  misuse: (wrong) => `Cannot list documents: ${wrong}; write npm run documents -- [folder …] [--out file].`,
  run: async ({ operands, options }, surroundings) => {
    const { runDocuments } = await import('./run-documents.ts');
    const folders = operands.map((folder) => resolve(folder));
    return runDocuments({ folders, out: resolve(options.out ?? 'trusted-documents.json') }, surroundings);
  },
});
