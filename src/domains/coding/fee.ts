import type { Fee, QueryFeeArgs } from '../../generated/models.ts';
import { load } from '../../reading/row-loader.ts';
import { rowsById } from '../../reading/rows-by.ts';
import type { Context } from '../../request/context.ts';
import { practiceIdOf } from '../../request/practice-id-of.ts';
import { PlanEntity } from '../insurance/plan.entity.ts';
import { practiceToday } from '../practice/practice-today.ts';
import { applicableFee } from './applicable-fee.ts';

/** The price that applies to a code, for estimates and charges. */
export async function fee(
  context: Context,
  { code, modifier = null, on, payerId, planId = null }: QueryFeeArgs,
): Promise<Fee | null> {
  const practiceId = practiceIdOf(context);
  const plan = await load(context, rowsById(PlanEntity), planId);
  const db = await context.request.reads.reader();
  const day = on ?? (await practiceToday(db, practiceId, new Date())).toString();
  const payer = payerId ?? plan?.payerId ?? null;
  return (await applicableFee(db, practiceId, { code, modifier, on: day, payerId: payer, planId })) as Fee | null;
}
