import { type DocumentNode, Kind, type OperationDefinitionNode, print, separateOperations } from 'graphql';
import { documentId } from './document-id.ts';

/** One operation with the fragments it uses, as it is sent for by its id. */
export interface TrustedOperation {
  id: string;
  text: string;
  operation: OperationDefinitionNode;
  document: DocumentNode;
}

/**
 * Takes documents that belong together apart: fragments are found wherever they stand. Their order in a text is that of
 * their names, so that moving files changes no id.
 */
export function trustedOperations(documents: readonly DocumentNode[]): TrustedOperation[] {
  const definitions = documents.flatMap((document) => document.definitions);
  const written = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  // One that was copied is one.
  const named = new Map(written.map((fragment) => [fragment.name.value, fragment]));
  const fragments = [...named.values()].sort((a, b) => (a.name.value < b.name.value ? -1 : 1));
  const operations = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return operations.map((operation) => {
    const whole: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] };
    const [document = whole] = Object.values(separateOperations(whole));
    const text = print(document);
    return { id: documentId(text), text, operation, document };
  });
}
