import pg from 'pg';
import type { SentRead } from './record-reads.ts';

/** A step of a plan, as PostgreSQL reports it. */
export interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Plan Rows': number;
  /** Present where it was run: for each of its loops. */
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

/** For the values at hand, or for any: PostgreSQL chooses between the two when a statement was prepared. */
export const planModes = ['force_custom_plan', 'force_generic_plan'] as const;

export async function planOf(
  app: pg.Client,
  { text, values }: SentRead,
  mode: (typeof planModes)[number],
  /** Whether it is run, too. */
  isRun = false,
): Promise<PlanNode> {
  await app.query(`set local plan_cache_mode = ${mode}`);
  await app.query(`prepare looked_at as ${text}`);
  const literals = values.map(literalOf).join(', ');
  const { rows } = await app.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
    `explain (format json, analyze ${isRun}, timing false) execute looked_at${literals && `(${literals})`}`,
  );
  await app.query('deallocate looked_at');
  const plan = rows[0]?.['QUERY PLAN'][0].Plan;
  if (!plan) throw new Error('PostgreSQL answers a plan.');
  return plan;
}

function literalOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString());
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.map((item) => JSON.stringify(item)).join(',')}}`);
  return pg.escapeLiteral(String(value));
}

/** Every step, from the top. */
export function stepsOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(stepsOf)];
}
