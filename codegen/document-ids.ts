import type { PluginFunction } from '@graphql-codegen/plugin-helpers';
import { trustedOperations } from '../src/admission/trusted/trusted-operations.ts';
import { documentsOf } from './page-documents.ts';
import { quote } from './quote.ts';

/** Gives pages the ids of their operations in place of the texts, typed by what they answer and need. */
export const plugin: PluginFunction<unknown, string> = (_schema, files) => {
  const constants = trustedOperations(documentsOf(files)).map(({ id, operation }) => {
    const name = operation.name?.value;
    if (!name) throw new Error(`An operation in web/ has no name: give it one, its types are called by it.`);
    const type = `${name}${capitalized(operation.operation)}`;
    return `export const ${name}Document = ${quote(id)} as DocumentId<${type}, ${type}Variables>;`;
  });
  return [
    '/** The id of a trusted document. */',
    'export type DocumentId<Result, Variables> = string & DocumentTypeDecoration<Result, Variables>;',
    '',
    ...constants,
    '',
  ].join('\n');
};

function capitalized(word: string): string {
  return `${word[0]?.toUpperCase()}${word.slice(1)}`;
}
