import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getLocation,
  isExecutableDefinitionNode,
  Kind,
  parse,
  print,
  type Source,
  specifiedRules,
  validate,
} from 'graphql';
import { limitsRule } from '../../admission/documents/limits-rule.ts';
import { trustedOperations } from '../../admission/trusted/trusted-operations.ts';
import { DocumentsFailure } from './documents-failure.ts';

/**
 * The texts of the operations in sources that belong together, by their ids; or every fault in them, with its place.
 */
export function listDocuments(sources: readonly Source[], schema: GraphQLSchema): Map<string, string> {
  const faults: GraphQLError[] = [];
  const documents = sources.flatMap((source) => {
    try {
      return [executablePart(parse(source))];
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      faults.push(error);
      return [];
    }
  });
  faults.push(...ambiguousFragments(documents));
  const texts = new Map<string, string>();
  if (faults.length === 0) {
    for (const { id, text, document } of trustedOperations(documents)) {
      faults.push(...validate(schema, document, [...specifiedRules, limitsRule]));
      texts.set(id, text);
    }
  }
  // A fragment that several operations use is wrong once.
  const reported = new Set(faults.map(whereAndWhy));
  if (reported.size > 0) throw new DocumentsFailure([...reported].join('\n'));
  return texts;
}

/** A client's folder may hold the schema as well. */
function executablePart(document: DocumentNode): DocumentNode {
  return { ...document, definitions: document.definitions.filter(isExecutableDefinitionNode) };
}

/** One name for two fragments: which of them an operation means cannot be known. */
function ambiguousFragments(documents: readonly DocumentNode[]): GraphQLError[] {
  const texts = new Map<string, string>();
  return documents.flatMap(({ definitions }) =>
    definitions.flatMap((definition) => {
      if (definition.kind !== Kind.FRAGMENT_DEFINITION) return [];
      const { value } = definition.name;
      const text = print(definition);
      const other = texts.get(value) ?? text;
      texts.set(value, other);
      if (other === text) return [];
      return [
        new GraphQLError(`There is another fragment ${value}; give one of them another name.`, {
          nodes: definition.name,
        }),
      ];
    }),
  );
}

function whereAndWhy({ message, source, positions }: GraphQLError): string {
  if (!source || !positions?.[0]) return message;
  const { line, column } = getLocation(source, positions[0]);
  const offset = source.locationOffset;
  const inFirstLine = line === 1 ? offset.column - 1 : 0;
  return `${source.name}:${line + offset.line - 1}:${column + inFirstLine} ${message}`;
}
