// Adds a plan to a payer.

import type { CreatePlanResult, MutationCreatePlanArgs } from '../../generated/models.ts';
import { keptSpelling } from '../../reading/kept-spelling.ts';
import type { Context } from '../../request/context.ts';
import { invalidInput } from '../../writing/invalid-input.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { PayerEntity } from './payer.entity.ts';
import { PlanEntity } from './plan.entity.ts';

export function createPlan(context: Context, { input }: MutationCreatePlanArgs): Promise<CreatePlanResult> {
  return write<CreatePlanResult>(
    context,
    'createPlan',
    async (unit) => {
      const { payerId, name, filingCode, needsReferral } = input;
      const payer = await unit.find(PayerEntity, payerId, { path: ['input', 'payerId'] });
      if (isRefusal(payer)) return payer;
      const plan = unit.create(PlanEntity, { payerId, name, filingCode, needsReferral });
      await unit.save();
      return { __typename: 'CreatePlanSuccess', plan };
    },
    { plan_practice_id_payer_id_name_key: () => planNameTaken(context, input.name) },
  );
}

export async function planNameTaken(context: Context, written: string | null | undefined) {
  const name = await keptSpelling(context, { table: 'plan', column: 'name', written: written ?? '' });
  return invalidInput(`The payer has a plan named "${name}" already; choose another input.name.`, ['input', 'name']);
}
