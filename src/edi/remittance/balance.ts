import type { AdviceLine } from './advice-line.ts';
import type { Adjustment } from './parts.ts';

/** The charge less its adjustments; null where an amount is missing. */
export function due(charge: number | null, adjustments: readonly Adjustment[]): number | null {
  let cents = charge;
  for (const adjustment of adjustments) {
    if (cents === null || adjustment.cents === null) return null;
    cents -= adjustment.cents;
  }
  return cents;
}

/** SVC02 less the line's CAS is SVC03. The answer is how the amounts differ, or null. */
export function lineBalance({ charge, paid, adjustments }: AdviceLine): string | null {
  return difference(due(charge, adjustments), paid);
}

/** CLP03 less CAS of the claim and of its lines is CLP04. */
export function claimBalance(
  charge: number | null,
  paid: number | null,
  adjustments: readonly Adjustment[],
  lines: readonly AdviceLine[],
): string | null {
  let cents = due(charge, adjustments);
  for (const line of lines) cents = due(cents, line.adjustments);
  return difference(cents, paid);
}

export function difference(expected: number | null, paid: number | null): string | null {
  if (expected === null || paid === null || expected === paid) return null;
  return `${money(expected)} is due after adjustments; ${money(paid)} is paid.`;
}

const money = (cents: number) => (cents / 100).toFixed(2);
