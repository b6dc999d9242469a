// Changes a plan, closes it, or opens it again.

import type { MutationUpdatePlanArgs, UpdatePlanResult } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { cannotBeEmpty } from '../../writing/cannot-be-empty.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { planNameTaken } from './create-plan.ts';
import { PlanEntity } from './plan.entity.ts';

export function updatePlan(context: Context, { id, input }: MutationUpdatePlanArgs): Promise<UpdatePlanResult> {
  return write<UpdatePlanResult>(
    context,
    'updatePlan',
    async (unit) => {
      const refusal = cannotBeEmpty(input, ['name', 'needsReferral', 'isActive']);
      if (refusal) return refusal;
      const plan = await unit.lock(PlanEntity, id, input.expectedVersion);
      if (isRefusal(plan)) return plan;
      plan.name = input.name ?? plan.name;
      plan.needsReferral = input.needsReferral ?? plan.needsReferral;
      plan.isActive = input.isActive ?? plan.isActive;
      if (input.filingCode !== undefined) plan.filingCode = input.filingCode;
      await unit.save();
      return { __typename: 'UpdatePlanSuccess', plan };
    },
    { plan_practice_id_payer_id_name_key: () => planNameTaken(context, input.name) },
  );
}
