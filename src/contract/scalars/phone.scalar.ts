import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { parsePhoneNumberFromString } from 'libphonenumber-js';

const fits = 'a telephone number in E.164, such as "+16175550123", or a US number with area code';

export const PhoneScalar = new GraphQLScalarType<string, string>({
  name: 'Phone',
  extensions: { fits },
  serialize: (value) => value as string,
  parseValue: (value) => parsePhone(value),
  parseLiteral: (node) => parsePhone(node.kind === Kind.STRING ? node.value : undefined),
});

function parsePhone(value: unknown): string {
  const number = typeof value === 'string' ? parsePhoneNumberFromString(value, 'US') : undefined;
  if (number?.isPossible()) return number.number;
  throw new GraphQLError(`A Phone is ${fits}.`);
}
