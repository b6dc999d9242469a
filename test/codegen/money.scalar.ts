import { GraphQLScalarType } from 'graphql';

/** Whole cents, written with two decimals. */
export const MoneyScalar = new GraphQLScalarType<bigint, string>({
  name: 'Money',
  serialize: (cents) => `${BigInt(String(cents)) / 100n}.${String(BigInt(String(cents)) % 100n).padStart(2, '0')}`,
  parseValue: (text) => BigInt(String(text).replace('.', '')),
});
