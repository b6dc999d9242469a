import { GraphQLError, type GraphQLSchema, parse, specifiedRules, validate } from 'graphql';
import { StartFailure } from '../../settings/start-failure.ts';
import { limitsRule } from '../documents/limits-rule.ts';
import { documentId } from './document-id.ts';

/** The documents of one list, each checked to be what its id says and to be answered by this schema. */
export function readManifest(file: string, text: string, schema: GraphQLSchema): [string, string][] {
  const entries = entriesOf(file, text);
  return entries.map(([id, document]) => {
    if (typeof document !== 'string' || documentId(document) !== id)
      throw broken(file, `${id} is not the id of the text beside it`);
    const fault = faultOf(document, schema);
    if (fault)
      throw new StartFailure(
        `The list of trusted documents ${file} holds ${id}, which the schema does not answer (${fault}); remove the list if no client of that release is left.`,
      );
    return [id, document];
  });
}

function entriesOf(file: string, text: string): [string, unknown][] {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    throw broken(file, 'it is no JSON');
  }
  if (!list || typeof list !== 'object' || Array.isArray(list)) throw broken(file, 'it is no object of ids and texts');
  return Object.entries(list);
}

function faultOf(document: string, schema: GraphQLSchema): string | undefined {
  try {
    return validate(schema, parse(document), [...specifiedRules, limitsRule])[0]?.message.replace(/\.$/, '');
  } catch (error) {
    if (error instanceof GraphQLError) return error.message.replace(/\.$/, '');
    throw error;
  }
}

function broken(file: string, why: string): StartFailure {
  return new StartFailure(
    `The list of trusted documents ${file} cannot be used: ${why}; rebuild it with npm run documents, or with graphql-codegen and persistedDocuments: { hashAlgorithm: 'sha256' }.`,
  );
}
