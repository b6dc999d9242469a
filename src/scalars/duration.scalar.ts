import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { Temporal } from 'temporal-polyfill';

/** Held as whole seconds inside, ISO 8601 outside. */
export const DurationScalar = new GraphQLScalarType<number, string>({
  name: 'Duration',
  serialize: (value) =>
    Temporal.Duration.from({ seconds: Math.floor(value as number) })
      .round({ largestUnit: 'hours' })
      .toString(),
  parseValue: (value) => parseSeconds(value),
  parseLiteral: (node) => parseSeconds(node.kind === Kind.STRING ? node.value : undefined),
});

function parseSeconds(value: unknown): number {
  try {
    if (typeof value === 'string') {
      const duration = Temporal.Duration.from(value);
      const seconds = duration.total({ unit: 'seconds' });
      if (duration.years === 0 && duration.months === 0 && Number.isSafeInteger(seconds)) return seconds;
    }
  } catch {
    // Not a duration, or one whose length depends on the calendar: told below.
  }
  throw new GraphQLError('A Duration is ISO 8601 in whole seconds without years or months, such as "PT20M".');
}
