/** Variables as clients send them. */
export type Variables = Readonly<Record<string, unknown>>;

/** A number of units, or how to find it out once the variables are known. */
export type Cost = number | ((variables: Variables) => number);

export function resolveCost(cost: Cost, variables: Variables): number {
  return typeof cost === 'number' ? cost : cost(variables);
}

export function sumOf(costs: readonly Cost[]): Cost {
  const fixed = costs.reduce<number>((sum, cost) => (typeof cost === 'number' ? sum + cost : sum), 0);
  const open = costs.filter((cost) => typeof cost === 'function');
  if (open.length === 0) return fixed;
  return (variables) => open.reduce((sum, cost) => sum + cost(variables), fixed);
}

export function productOf(first: Cost, second: Cost): Cost {
  if (typeof first === 'number' && typeof second === 'number') return first * second;
  return (variables) => resolveCost(first, variables) * resolveCost(second, variables);
}

/**
 * The most that one operation may cost, in the units of `@cost`. The most expensive of the project’s own costs 20,304:
 * a page of 100 sites with up to 200 rooms each. Ten searches of 100 patients with the last visit of each cost 8,010, a
 * board of 1,000 visits with their rooms 2,002.
 */
export const mostCost = 25_000;
/**
 * The base cost of every operation when it counts against a rate: it is parsed and answered, even if it selects
 * nothing.
 */
export const baseCost = 10;
/** The same for each of its characters. */
export const characterCost = 0.01;
/**
 * The same for one whose document is not known: it is parsed and checked, whether or not it is then run. Clients of the
 * office send the same few over and over.
 */
export const unseenCost = 100;
