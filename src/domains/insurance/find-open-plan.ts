import type { InvalidInputError } from '../../generated/models.ts';
import { invalidInput } from '../../writing/invalid-input.ts';
import { isRefusal, type WriteUnit } from '../../writing/unit.ts';
import { PlanEntity, type PlanRow } from './plan.entity.ts';

/** The plan that a coverage is to name, or the refusal of one that is closed or not there. */
export async function findOpenPlan(unit: WriteUnit, planId: string): Promise<PlanRow | InvalidInputError> {
  const path = ['input', 'planId'];
  const plan = await unit.find(PlanEntity, planId, { path });
  if (isRefusal(plan) || plan.isActive) return plan;
  return invalidInput('This plan is closed; choose another one, or open it again with updatePlan.', path);
}
