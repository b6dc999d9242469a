import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { Temporal } from 'temporal-polyfill';

const fits = 'a length of time in ISO 8601, whole seconds without years or months, such as "PT20M"';

/** Held as whole seconds inside, ISO 8601 outside. */
export const DurationScalar = new GraphQLScalarType<number, string>({
  name: 'Duration',
  extensions: { fits },
  serialize: (value) => printSeconds(Math.floor(value as number)),
  parseValue: (value) => parseSeconds(value),
  parseLiteral: (node) => parseSeconds(node.kind === Kind.STRING ? node.value : undefined),
});

/** Not by way of Temporal, which takes longer for it than all else that a board of visits needs. */
function printSeconds(seconds: number): string {
  if (!Number.isSafeInteger(seconds)) throw new RangeError('A Duration is printed from a whole number of seconds.');
  const length = Math.abs(seconds);
  const [hours, minutes, rest] = [Math.floor(length / 3600), Math.floor(length / 60) % 60, length % 60];
  const printed = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${rest ? `${rest}S` : ''}`;
  return `${seconds < 0 ? '-' : ''}PT${printed || '0S'}`;
}

function parseSeconds(value: unknown): number {
  try {
    if (typeof value === 'string') {
      const duration = Temporal.Duration.from(value);
      const seconds = duration.total({ unit: 'seconds' });
      if (duration.years === 0 && duration.months === 0 && Number.isSafeInteger(seconds)) return seconds;
    }
  } catch {
    // Not a duration, or one whose length depends on the calendar: reported below.
  }
  throw new GraphQLError(`A Duration is ${fits}.`);
}
