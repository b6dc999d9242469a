import type { PluginFunction, Types } from '@graphql-codegen/plugin-helpers';
import { trustedOperations } from '../src/admission/trusted/trusted-operations.ts';
import { quote } from './quote.ts';

/** Lists the operations of Foyer's own pages for the server, which knows them by their ids. */
export const plugin: PluginFunction<unknown, string> = (_schema, files) => {
  const operations = trustedOperations(documentsOf(files));
  const ids = new Map(operations.map(({ id, text }) => [id, text]));
  return [
    '// Generated from web/ by codegen/page-documents.ts: edit those instead.',
    'export const pageDocuments: Readonly<Record<string, string>> = {',
    ...[...ids].map(([id, text]) => `  ${quote(id)}: ${quote(text)},`),
    '};',
    '',
  ].join('\n');
};

export function documentsOf(files: Types.DocumentFile[]) {
  return files.flatMap(({ document }) => (document ? [document] : []));
}
