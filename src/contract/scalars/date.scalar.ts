import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/** PostgreSQL knows no year 0. */
const form = /^(?!0000)\d{4}-\d{2}-\d{2}$/;

const fits = 'a calendar day, such as "2026-11-21"';

export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  extensions: { fits },
  serialize: (value) => value as string,
  parseValue: (value) => parseDay(value),
  parseLiteral: (node) => parseDay(node.kind === Kind.STRING ? node.value : undefined),
});

function parseDay(value: unknown): string {
  if (typeof value === 'string' && form.test(value) && isOnCalendar(value)) return value;
  throw new GraphQLError(`A Date is ${fits}.`);
}

/** `Date` takes 30 February for 2 March, which is then not what was written. */
function isOnCalendar(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
