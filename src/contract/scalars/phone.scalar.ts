import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { isInternational, looksLikePhone, toPhone } from '../phone-number.ts';

const fits =
  'a telephone number in E.164 that exists, such as "+16175550123" or "+16175550123;ext=12", or one of the practice’s region';

/**
 * Numbers with a country's code are held in E.164. Others are held as they were typed: the practice's region decides,
 * and the guard of arguments knows it.
 */
export const PhoneScalar = new GraphQLScalarType<string, string>({
  name: 'Phone',
  extensions: { fits },
  serialize: (value) => value as string,
  parseValue: (value) => parsePhone(value),
  parseLiteral: (node) => parsePhone(node.kind === Kind.STRING ? node.value : undefined),
});

function parsePhone(value: unknown): string {
  const isPhone = typeof value === 'string' && looksLikePhone(value);
  const phone = isPhone && (isInternational(value) ? toPhone(value, 'US') : value.trim());
  if (phone) return phone;
  throw new GraphQLError(`A Phone is ${fits}.`);
}
