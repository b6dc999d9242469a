/** What clients send as variables. */
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
