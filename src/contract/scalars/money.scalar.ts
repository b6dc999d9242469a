import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const form = /^(-?)(\d{1,13})\.(\d{2})$/;

const fits = 'a string of US dollars with two decimals, such as "128.50"';

/** Held as whole cents inside, a decimal string outside; never a float. */
export const MoneyScalar = new GraphQLScalarType<bigint, string>({
  name: 'Money',
  extensions: { fits },
  serialize: (value) => printCents(BigInt(value as bigint)),
  parseValue: (value) => parseCents(value),
  parseLiteral: (node) => parseCents(node.kind === Kind.STRING ? node.value : undefined),
});

function printCents(cents: bigint): string {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function parseCents(value: unknown): bigint {
  const match = typeof value === 'string' ? form.exec(value) : null;
  if (match) return BigInt(`${match[1]}${match[2]}${match[3]}`);
  throw new GraphQLError(`A Money is ${fits}.`);
}
