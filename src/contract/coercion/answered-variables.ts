import {
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { answersInvalidInput } from './answers-invalid-input.ts';

const known = new WeakMap<OperationDefinitionNode, ReadonlySet<string>>();

/**
 * The variables of a mutation whose values are answered for by its fields: where one does not fit, each field that uses
 * it answers `InvalidInputError`, and nothing else needs its value. The document must be valid.
 */
export function answeredVariables(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): ReadonlySet<string> {
  const found = known.get(operation);
  if (found) return found;
  const answered = find(schema, document, operation);
  known.set(operation, answered);
  return answered;
}

function find(
  schema: GraphQLSchema,
  { definitions }: DocumentNode,
  operation: OperationDefinitionNode,
): ReadonlySet<string> {
  const mutation = schema.getMutationType();
  const answered = new Set<string>();
  if (operation.operation !== 'mutation' || !mutation) return answered;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const needed = new Set<string>();
  const lookAt = (node: FieldNode) => {
    const own = variablesIn(node.arguments ?? [], fragments);
    const type = mutation.getFields()[node.name.value]?.type;
    for (const name of own) (type && answersInvalidInput(type) ? answered : needed).add(name);
    const inner = variablesIn(node.selectionSet ? [node.selectionSet] : [], fragments);
    for (const name of inner) if (!own.has(name)) needed.add(name);
  };
  for (const field of rootFields(operation.selectionSet, fragments)) lookAt(field);
  // `@skip` and `@include` are looked at before any field has answered.
  for (const name of switchesIn(operation, fragments)) needed.add(name);
  return answered.difference(needed);
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

function rootFields({ selections }: SelectionSetNode, fragments: Fragments): FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    return inner ? rootFields(inner.selectionSet, fragments) : [];
  });
}

function variablesIn(nodes: readonly ASTNode[], fragments: Fragments): Set<string> {
  const names = new Set<string>();
  walk(nodes, fragments, (node) => {
    if (node.kind === Kind.VARIABLE) names.add(node.name.value);
  });
  return names;
}

function switchesIn(operation: OperationDefinitionNode, fragments: Fragments): Set<string> {
  const names = new Set<string>();
  walk([operation], fragments, (node) => {
    if (node.kind !== Kind.DIRECTIVE) return;
    for (const name of variablesIn(node.arguments ?? [], fragments)) names.add(name);
  });
  return names;
}

/** Visits nodes, and every fragment that they use once. */
function walk(nodes: readonly ASTNode[], fragments: Fragments, look: (node: ASTNode) => void): void {
  const seen = new Set<string>();
  const open = [...nodes];
  for (let node = open.pop(); node; node = open.pop()) {
    visit(node, {
      enter: (inner) => {
        look(inner);
        if (inner.kind !== Kind.FRAGMENT_SPREAD || seen.has(inner.name.value)) return;
        seen.add(inner.name.value);
        const fragment = fragments.get(inner.name.value);
        if (fragment) open.push(fragment);
      },
    });
  }
}
