import { type GraphQLObjectType, getNamedType } from 'graphql';
import { addressColumn, addressParts } from '../../contract/addresses/postal-address.ts';
import { rowTypeOf } from './row-types.ts';

/**
 * The properties of a row that a field of a postal address is made of, by its name: of `address`, `addressLine1` to
 * `addressPostalCode`. Undefined for any other field.
 */
export function addressColumnsOf(type: GraphQLObjectType, name: string): string[] | undefined {
  const field = type.getFields()[name];
  if (!field || !rowTypeOf(type.name) || getNamedType(field.type).name !== 'PostalAddress') return undefined;
  return addressParts.map((part) => addressColumn(name, part));
}
