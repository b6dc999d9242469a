import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  type Location,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import type { Values } from './frame.ts';

/**
 * An operation written out: every field once, in the order of the answer, without fragments, directives, arguments and
 * variables.
 */
export interface Flattened {
  document: DocumentNode;
  /** The client's own nodes of each field, by the line it claims to stand in. */
  nodes: readonly (readonly FieldNode[])[];
  rootFields: number;
}

export interface Flattening {
  schema: GraphQLSchema;
  operation: OperationDefinitionNode;
  fragments: Fragments;
  variableValues: Values;
}

/**
 * The most fields that are compiled, counted once for each possible type of an interface or union. A field takes about
 * 0.1 ms.
 */
const mostFields = 250;

class NotFlat extends Error {}

/**
 * Writes an operation out with the very functions by which graphql-js collects fields; null when it cannot be compiled.
 */
export function flatten(flattening: Flattening): Flattened | null {
  const { schema, operation, fragments, variableValues } = flattening;
  const root = schema.getRootType(operation.operation);
  if (!root) return null;
  const nodes: (readonly FieldNode[])[] = [];
  try {
    const collected = collectFields(schema, fragments, variableValues, root, operation.selectionSet);
    const selectionSet = writeOut(flattening, root, collected, nodes);
    const { kind, operation: type } = operation;
    const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [{ kind, operation: type, selectionSet }] };
    return { document, nodes, rootFields: collected.size };
  } catch {
    // Too large, or a directive whose variable has no value: graphql-js reports it.
    return null;
  }
}

type Collected = Map<string, readonly FieldNode[]>;

function writeOut(
  flattening: Flattening,
  type: GraphQLObjectType,
  collected: Collected,
  nodes: (readonly FieldNode[])[],
): SelectionSetNode {
  const selections = [...collected].flatMap(([key, same]): SelectionNode[] => {
    const [first] = same;
    if (!first || nodes.length >= mostFields || !isPlainKey(key, first)) throw new NotFlat();
    const field = type.getFields()[first.name.value];
    // graphql-js leaves out what a type does not have.
    if (!field && first.name.value !== '__typename') return [];
    const line = nodes.push(same) - 1;
    const { kind, name, alias } = first;
    const inner = field && writeOutInner(flattening, getNamedType(field.type), same, nodes);
    return [{ kind, name, ...(alias && { alias }), ...(inner && { selectionSet: inner }), loc: placeAt(line) }];
  });
  return { kind: Kind.SELECTION_SET, selections };
}

function writeOutInner(
  flattening: Flattening,
  type: unknown,
  parents: readonly FieldNode[],
  nodes: (readonly FieldNode[])[],
): SelectionSetNode | undefined {
  const { schema, fragments, variableValues } = flattening;
  const writeOutAs = (possible: GraphQLObjectType) =>
    writeOut(flattening, possible, collectSubfields(schema, fragments, variableValues, possible, parents), nodes);
  if (isObjectType(type)) return writeOutAs(type);
  if (!isAbstractType(type)) return undefined;
  const selections = schema.getPossibleTypes(type).map((possible): SelectionNode => {
    const name = { kind: Kind.NAME as const, value: possible.name };
    const typeCondition = { kind: Kind.NAMED_TYPE as const, name };
    return { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet: writeOutAs(possible) };
  });
  return { kind: Kind.SELECTION_SET, selections };
}

/** The compiler names what it makes by joining keys with underscores, and looks keys up in ordinary objects. */
function isPlainKey(key: string, { name }: FieldNode): boolean {
  if (name.value.startsWith('__') && name.value !== '__typename') return false;
  if (key === '__typename') return name.value === key;
  return !key.includes('_') && !(key in Object.prototype);
}

function placeAt(line: number): Location {
  return { startToken: { line, column: 0 } } as Location;
}

export type Fragments = Record<string, FragmentDefinitionNode>;

/** A document's fragments by name, as graphql-js hands them to resolvers. */
export function fragmentsOf({ definitions }: DocumentNode): Fragments {
  const fragments = Object.create(null) as Fragments;
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  return fragments;
}
