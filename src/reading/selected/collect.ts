import { type FieldNode, type GraphQLObjectType, type GraphQLResolveInfo, getNamedType, isObjectType } from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';

/** The part of a resolver's arguments that says what its operation selects. */
export type SelectingInfo = Pick<
  GraphQLResolveInfo,
  'schema' | 'operation' | 'fragments' | 'variableValues' | 'fieldNodes' | 'returnType'
>;

/** Fields selected of an object, by name: those of several aliases together. */
export interface Collected {
  type: GraphQLObjectType;
  fields: Map<string, FieldNode[]>;
}

/** The selection below these nodes of fields that are of an object type; undefined for any other type. */
export function collect(info: SelectingInfo, type: unknown, nodes: readonly FieldNode[]): Collected | undefined {
  if (!isObjectType(type)) return undefined;
  const { schema, fragments, variableValues } = info;
  const fields = new Map<string, FieldNode[]>();
  for (const same of collectSubfields(schema, fragments, variableValues, type, nodes).values()) {
    const name = same[0]?.name.value ?? '';
    fields.set(name, [...(fields.get(name) ?? []), ...same]);
  }
  return { type, fields };
}

/**
 * The selection of the objects that paths of fields lead to: by all of them together, since they lead to the same
 * objects.
 */
export function collectAt(info: SelectingInfo, paths: readonly (readonly string[])[]): Collected | undefined {
  const reached = paths.flatMap((path) => {
    const found = follow(info, path);
    return found ? [found] : [];
  });
  return collect(
    info,
    reached[0]?.type,
    reached.flatMap(({ nodes }) => nodes),
  );
}

interface Reached {
  type: unknown;
  nodes: readonly FieldNode[];
}

function follow(info: SelectingInfo, path: readonly string[]): Reached | undefined {
  return path.reduce<Reached | undefined>(
    (outer, name) => {
      const collected = outer && collect(info, outer.type, outer.nodes);
      const nodes = collected?.fields.get(name);
      return nodes && { type: getNamedType(collected?.type.getFields()[name]?.type), nodes };
    },
    { type: getNamedType(info.returnType), nodes: info.fieldNodes },
  );
}
