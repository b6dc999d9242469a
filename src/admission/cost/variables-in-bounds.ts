/**
 * Values that variables may hold altogether, and how deep inside each other. The largest of the schema’s own inputs has
 * 21 opening hours of 3 values.
 */
const mostValues = 1_000;
const mostDepth = 10;

/**
 * Whether variables are few and flat enough to be looked at further; counting ends where it is clear that they are not.
 */
export function variablesInBounds(variables: unknown): boolean {
  let left = mostValues;
  const fits = (value: unknown, depth: number): boolean => {
    left -= 1;
    if (left < 0 || depth > mostDepth) return false;
    if (typeof value !== 'object' || value === null) return true;
    for (const inner of Array.isArray(value) ? value : Object.values(value)) if (!fits(inner, depth + 1)) return false;
    return true;
  };
  return fits(variables, 0);
}
