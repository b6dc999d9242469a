import { type FieldNode, type GraphQLObjectType, type GraphQLResolveInfo, getNamedType, isObjectType } from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';

/** The part of what a resolver is told that says what its operation selects. */
export type SelectingInfo = Pick<
  GraphQLResolveInfo,
  'schema' | 'operation' | 'fragments' | 'variableValues' | 'fieldNodes' | 'returnType'
>;

/** Fields selected of an object, by name: those of several aliases together. */
export interface Collected {
  type: GraphQLObjectType;
  fields: Map<string, FieldNode[]>;
}

/** What is selected below these nodes of fields that are of an object type; undefined for any other type. */
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

/** What is selected of the objects that a path of fields leads to. */
export function collectAt(info: SelectingInfo, path: readonly string[]): Collected | undefined {
  return path.reduce<Collected | undefined>(
    (outer, name) => {
      const nodes = outer?.fields.get(name);
      return nodes && collect(info, getNamedType(outer?.type.getFields()[name]?.type), nodes);
    },
    collect(info, getNamedType(info.returnType), info.fieldNodes),
  );
}

/** What is selected of the objects that several paths of fields lead to, together; undefined when none of them is selected. */
export function collectAll(info: SelectingInfo, paths: readonly (readonly string[])[]): Collected | undefined {
  const [first, ...others] = paths.flatMap((path) => collectAt(info, path) ?? []);
  if (!first) return undefined;
  for (const { fields } of others)
    for (const [name, nodes] of fields) first.fields.set(name, [...(first.fields.get(name) ?? []), ...nodes]);
  return first;
}
