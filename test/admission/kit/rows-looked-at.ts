import type pg from 'pg';
import { type PlanNode, planModes, planOf, stepsOf } from '../../reading/lists/kit/plan-of.ts';
import type { SentRead } from '../../reading/lists/kit/record-reads.ts';

/** How many rows of its tables and indexes PostgreSQL looks at for a statement, in whichever way it may plan it: the most of them. */
export async function rowsLookedAt(app: pg.Client, read: SentRead): Promise<number> {
  const counts: number[] = [];
  for (const mode of planModes) {
    const steps = stepsOf(await planOf(app, read, mode, true)).filter((step) => step['Node Type'].includes('Scan'));
    counts.push(steps.reduce((sum, step) => sum + lookedAt(step), 0));
  }
  return Math.max(...counts);
}

function lookedAt(step: PlanNode): number {
  const rows = (step['Actual Rows'] ?? 0) + (step['Rows Removed by Filter'] ?? 0);
  return rows * (step['Actual Loops'] ?? 0);
}
