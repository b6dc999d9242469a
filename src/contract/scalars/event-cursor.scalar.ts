import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const form = /^[0-9a-f]{32}\.\d{1,16}$/;

const fits = 'the `cursor` of a payload you received, unchanged';

export const EventCursorScalar = new GraphQLScalarType<string, string>({
  name: 'EventCursor',
  extensions: { fits },
  serialize: (value) => value as string,
  parseValue: (value) => parseCursor(value),
  parseLiteral: (node) => parseCursor(node.kind === Kind.STRING ? node.value : undefined),
});

function parseCursor(value: unknown): string {
  if (typeof value === 'string' && form.test(value)) return value;
  throw new GraphQLError(`An EventCursor is ${fits}.`);
}
