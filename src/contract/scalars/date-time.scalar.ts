import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { Temporal } from 'temporal-polyfill';

const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/i;

/** The instants that can be written with four digits of a year, in UTC too. PostgreSQL knows no year 0. */
const first = Date.parse('0001-01-01T00:00:00.000Z');
const last = Date.parse('9999-12-31T23:59:59.999Z');

const fits = 'an ISO 8601 instant with an offset, such as "2026-11-21T08:30:00Z"';

export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  extensions: { fits },
  serialize: (value) => (value as Date).toISOString(),
  parseValue: (value) => parseInstant(value),
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : undefined),
});

function parseInstant(value: unknown): Date {
  try {
    // Not `new Date`: it takes 30 February for 2 March.
    const instant = typeof value === 'string' && form.test(value) ? Temporal.Instant.from(value) : undefined;
    if (instant && instant.epochMilliseconds >= first && instant.epochMilliseconds <= last)
      return new Date(instant.epochMilliseconds);
  } catch {
    // No instant of the calendar: reported below.
  }
  throw new GraphQLError(`A DateTime is ${fits}.`);
}
