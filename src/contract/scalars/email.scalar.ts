import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLEmailAddress } from 'graphql-scalars';

const fits = 'an e-mail address such as "desk@example.org", at most 254 characters';

export const EmailScalar = new GraphQLScalarType<string, string>({
  name: 'Email',
  extensions: { fits },
  serialize: (value) => value as string,
  parseValue: (value) => parseEmail(value),
  parseLiteral: (node) => parseEmail(node.kind === Kind.STRING ? node.value : undefined),
});

function parseEmail(value: unknown): string {
  try {
    const email = GraphQLEmailAddress.parseValue(typeof value === 'string' ? value.trim() : value);
    if (email.length <= 254) return email.toLowerCase();
  } catch {
    // Reported below without repeating the address.
  }
  throw new GraphQLError(`An Email is ${fits}.`);
}
