import { type FormattedExecutionResult, GraphQLError } from 'graphql';
import type { LiveAccess } from './live-access.ts';
import { mostGroups, mostGroupsCost } from './live-limits.ts';

/**
 * The reason why an access may not watch one more subscription; undefined when it may. A subscription that it watches
 * already counts once. Subscriptions count whether others watch them as well or not: the others may leave.
 */
export function refuseAnotherGroup(
  { watchers }: LiveAccess,
  group: object | undefined,
  cost: number,
): FormattedExecutionResult | undefined {
  const costs = new Map<object, number>();
  for (const watcher of watchers) if (watcher.group) costs.set(watcher.group, watcher.cost);
  if (group && costs.has(group)) return undefined;
  if (costs.size >= mostGroups)
    return refusal(
      `A session or display may watch ${mostGroups} different things at once; complete a subscription first.`,
    );
  const sum = [...costs.values()].reduce((all, one) => all + one, cost);
  if (sum <= mostGroupsCost) return undefined;
  return refusal(
    `The different things that a session or display watches may cost ${mostGroupsCost} together, these cost ${Math.ceil(sum)}; complete a subscription first, or request less.`,
  );
}

function refusal(message: string): FormattedExecutionResult {
  return { errors: [new GraphQLError(message, { extensions: { code: 'TOO_MANY_REQUESTS' } }).toJSON()] };
}
