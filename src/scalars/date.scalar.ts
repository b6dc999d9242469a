import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { Temporal } from 'temporal-polyfill';

const form = /^\d{4}-\d{2}-\d{2}$/;

export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  serialize: (value) => value as string,
  parseValue: (value) => parseDay(value),
  parseLiteral: (node) => parseDay(node.kind === Kind.STRING ? node.value : undefined),
});

function parseDay(value: unknown): string {
  try {
    if (typeof value === 'string' && form.test(value))
      return Temporal.PlainDate.from(value, { overflow: 'reject' }).toString();
  } catch {
    // Not a day of the calendar: told below like any other wrong form.
  }
  throw new GraphQLError('A Date is a calendar day, such as "2026-11-21".');
}
