import { type ExecutionResult, type GraphQLError, locatedError } from 'graphql';
import type { Flattened } from './flatten.ts';

/**
 * The result with its errors as graphql-js makes them, or null when that would differ. A compiled operation looks at
 * everything, while graphql-js stops at the first failure of a non-null field. Faults of values, as nulls and texts in
 * the wrong place, are left to graphql-js too.
 */
export function certainResult(
  { data, errors }: ExecutionResult,
  { nodes, rootFields }: Flattened,
): ExecutionResult | null {
  if (!errors) return { data };
  const located: GraphQLError[] = [];
  for (const { originalError, path = [], locations } of errors) {
    if (!(originalError instanceof Error)) return null;
    const isAllThereIs = rootFields === 1 && path.length === 1;
    if (!isAllThereIs && isMissing(data, path.slice(0, -1))) return null;
    located.push(locatedError(originalError, nodes[locations?.[0]?.line ?? -1], path));
  }
  return { data, errors: located };
}

function isMissing(data: unknown, path: readonly (string | number)[]): boolean {
  const end = path.reduce<unknown>((value, key) => (value as Record<string | number, unknown> | null)?.[key], data);
  return end === null || end === undefined;
}
