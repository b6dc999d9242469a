// Adds something that can be booked.

import type { CreateVisitTypeResult, InvalidInputError, MutationCreateVisitTypeArgs } from '../../generated/models.ts';
import { keptSpelling } from '../../reading/kept-spelling.ts';
import type { Context } from '../../request/context.ts';
import { allOf, invalidInput } from '../../writing/invalid-input.ts';
import { write } from '../../writing/write.ts';
import { checkChecklist } from './check-checklist.ts';
import { checkThresholds, thresholdsOf } from './stage-thresholds.ts';
import { checkUsualCharges, usualChargesOf } from './usual-charges.ts';
import { VisitTypeEntity } from './visit-type.entity.ts';

export function createVisitType(
  context: Context,
  { input }: MutationCreateVisitTypeArgs,
): Promise<CreateVisitTypeResult> {
  return write<CreateVisitTypeResult>(
    context,
    'createVisitType',
    async (unit) => {
      const {
        name,
        duration,
        neededRole,
        neededRoomKind,
        neededEquipment,
        setUpChecklist,
        stageThresholds,
        usualCharges,
      } = input;
      const refusal = allOf(
        checkWholeMinutes(duration),
        checkChecklist(setUpChecklist),
        checkThresholds(stageThresholds, { needsLimit: false }),
        checkUsualCharges(usualCharges),
      );
      if (refusal) return refusal;
      const durationMinutes = duration / 60;
      const needs = {
        neededRole,
        neededRoomKind,
        neededEquipment: [...neededEquipment],
        setUpChecklist: [...setUpChecklist],
        stageThresholds: thresholdsOf(stageThresholds),
        usualCharges: usualChargesOf(usualCharges),
      };
      const visitType = unit.create(VisitTypeEntity, { name, durationMinutes, ...needs, isActive: true });
      await unit.save();
      return { __typename: 'CreateVisitTypeSuccess', visitType };
    },
    { visit_type_practice_id_name_key: () => visitTypeNameTaken(context, input.name) },
  );
}

export function checkWholeMinutes(seconds: number | null | undefined): InvalidInputError | null {
  if (!seconds || seconds % 60 === 0) return null;
  return invalidInput('input.duration must be whole minutes, such as PT20M.', ['input', 'duration']);
}

export async function visitTypeNameTaken(context: Context, written: string | null | undefined) {
  const name = await keptSpelling(context, { table: 'visit_type', column: 'name', written: written ?? '' });
  return invalidInput(`A visit type named "${name}" is there already; choose another input.name.`, ['input', 'name']);
}
