import { getDocumentNodeFromSchema } from '@graphql-tools/utils';
import { type DefinitionNode, type FieldDefinitionNode, type GraphQLSchema, Kind, print } from 'graphql';

/**
 * The whole contract as one text, with its directives. Types and the fields of objects are sorted by name, all else
 * keeps the order of the SDL.
 */
export function printServed(schema: GraphQLSchema): string {
  const { definitions } = getDocumentNodeFromSchema(schema);
  const sorted = definitions.map(withSortedFields).sort((a, b) => compare(rankOf(a), rankOf(b)));
  return `${sorted.map(print).join('\n\n')}\n`;
}

function withSortedFields(definition: DefinitionNode): DefinitionNode {
  const isOutput =
    definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION;
  if (!isOutput || !definition.fields) return definition;
  return { ...definition, fields: [...definition.fields].sort((a, b) => compare(nameOf(a), nameOf(b))) };
}

/** The root types first, directives last. */
function rankOf(definition: DefinitionNode): string {
  const name = nameOf(definition);
  const root = ['Query', 'Mutation', 'Subscription'].indexOf(name);
  if (definition.kind === Kind.SCHEMA_DEFINITION) return '0';
  if (root >= 0) return `1 ${root}`;
  return definition.kind === Kind.DIRECTIVE_DEFINITION ? `3 ${name}` : `2 ${name}`;
}

function nameOf(node: DefinitionNode | FieldDefinitionNode): string {
  return 'name' in node && node.name ? node.name.value : '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
