import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/** `24:00` is the end of a day, for what closes then. */
const form = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

const fits = 'a time of day in 24 hours, such as "08:30", or "24:00" for its end';

export const LocalTimeScalar = new GraphQLScalarType<string, string>({
  name: 'LocalTime',
  extensions: { fits },
  serialize: (value) => value as string,
  parseValue: (value) => parseTime(value),
  parseLiteral: (node) => parseTime(node.kind === Kind.STRING ? node.value : undefined),
});

function parseTime(value: unknown): string {
  if (typeof value === 'string' && form.test(value)) return value;
  throw new GraphQLError(`A LocalTime is ${fits}.`);
}
