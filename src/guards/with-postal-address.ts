import { type GraphQLSchema, isObjectType } from 'graphql';
import { addressIn, addressLine } from '../contract/addresses/postal-address.ts';
import { addressColumnsOf } from '../reading/selected/address-columns.ts';
import type { Field } from './field.ts';

/** A field of a postal address is made of the columns that its name begins; null where all of them are. */
export function withPostalAddress(field: Field, name: string, typeName: string, schema: GraphQLSchema): Field {
  const type = schema.getType(typeName);
  if (!isObjectType(type) || !addressColumnsOf(type, name)) return field;
  return {
    ...field,
    resolve: (source) => {
      const address = addressIn(source as Record<string, unknown>, name);
      return address && { ...address, line: addressLine(address) };
    },
  };
}
