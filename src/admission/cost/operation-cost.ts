import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { directiveOn } from '../../contract/directive-on.ts';
import { type Cost, productOf, sumOf } from './cost.ts';
import { type ListSize, listSizeOf } from './list-size.ts';

/** A mutation's own cost, unless `@cost` says another. */
const mutationWeight = 10;
/** Asking for the schema costs this much as a whole; how deep it goes is bounded by validation. */
const introspectionWeight = 1_000;

interface Scope {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** Sizes that a connection's slicing argument gives to lists below it, by their names. */
type Sizes = ReadonlyMap<string, Cost>;
const noSizes: Sizes = new Map();

/**
 * The cost of an operation, in the terms of `@cost` and `@listSize`. The document must be valid, and within the limit
 * of its written-out fields. Each fragment is counted wherever it is used, since its cost depends on the size of the
 * list around it.
 */
export function operationCost(
  schema: GraphQLSchema,
  { definitions }: DocumentNode,
  operation: OperationDefinitionNode,
): Cost {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const root = schema.getRootType(operation.operation);
  return root ? costOfSelections({ schema, fragments }, operation.selectionSet, root, noSizes) : 0;
}

function costOfSelections(scope: Scope, { selections }: SelectionSetNode, type: GraphQLNamedType, sizes: Sizes): Cost {
  return sumOf(
    selections.map((selection) => {
      if (selection.kind === Kind.FIELD) return costOfField(scope, selection, type, sizes);
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? scope.fragments.get(selection.name.value) : selection;
      const on = fragment?.typeCondition && scope.schema.getType(fragment.typeCondition.name.value);
      return fragment ? costOfSelections(scope, fragment.selectionSet, on ?? type, sizes) : 0;
    }),
  );
}

function costOfField(scope: Scope, node: FieldNode, parent: GraphQLNamedType, sizes: Sizes): Cost {
  const name = node.name.value;
  if (name.startsWith('__')) return name === '__typename' ? 0 : introspectionWeight;
  const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
  if (!field) return 0;
  const own = weightOf(field, parent === scope.schema.getMutationType());
  const type = getNamedType(field.type);
  const isComposite = isCompositeType(type);
  if (!isComposite || !node.selectionSet) return own;
  const { sizedFields } = directiveOn<ListSize>(field, 'listSize') ?? {};
  const size = sizedFields || sizes.has(name) || isList(field) ? (sizes.get(name) ?? listSizeOf(field, node)) : 1;
  const below: Sizes = sizedFields ? new Map(sizedFields.map((sized) => [sized, size])) : noSizes;
  const inner = costOfSelections(scope, node.selectionSet, type, below);
  // An object is its field's own weight; of a list each item counts besides.
  return sumOf([own, isList(field) ? productOf(size, sumOf([1, inner])) : inner]);
}

function weightOf(field: GraphQLField<unknown, unknown>, isMutation: boolean): number {
  const weight = directiveOn<{ weight: string }>(field, 'cost')?.weight;
  if (weight !== undefined) return Number(weight);
  if (isMutation) return mutationWeight;
  return isCompositeType(getNamedType(field.type)) ? 1 : 0;
}

function isList({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(getNullableType(type));
}
