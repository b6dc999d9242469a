import {
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
} from 'graphql';
import { rowTypeOf } from '../selected/row-types.ts';

const known = new WeakMap<GraphQLObjectType, string>();

/** The field of a board's payload that holds its rows: the list of objects that are kept in this table. */
export function rowsField({ returnType }: Pick<GraphQLResolveInfo, 'returnType'>, table: string): string {
  const payload = getNamedType(returnType) as GraphQLObjectType;
  const found = known.get(payload) ?? findRowsField(payload, table);
  known.set(payload, found);
  return found;
}

function findRowsField(payload: GraphQLObjectType, table: string): string {
  const field = Object.values(payload.getFields()).find(({ type }) => {
    const item = getNamedType(type);
    return isListType(getNullableType(type)) && isObjectType(item) && rowTypeOf(item.name)?.table === table;
  });
  if (!field) throw new Error(`${payload.name} has no list of the rows of ${table}.`);
  return field.name;
}
