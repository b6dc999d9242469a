// Changes what can be booked from now on; appointments already booked keep their times.

import type { MutationUpdateVisitTypeArgs, UpdateVisitTypeResult } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { cannotBeEmpty } from '../../writing/cannot-be-empty.ts';
import { allOf } from '../../writing/invalid-input.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { restartStageClocks } from '../visits/gives/restart-stage-clocks.ts';
import { checkChecklist } from './check-checklist.ts';
import { checkWholeMinutes, visitTypeNameTaken } from './create-visit-type.ts';
import { checkThresholds, thresholdsOf } from './stage-thresholds.ts';
import { checkUsualCharges, usualChargesOf } from './usual-charges.ts';
import { VisitTypeEntity } from './visit-type.entity.ts';

export function updateVisitType(
  context: Context,
  { id, input }: MutationUpdateVisitTypeArgs,
): Promise<UpdateVisitTypeResult> {
  return write<UpdateVisitTypeResult>(
    context,
    'updateVisitType',
    async (unit) => {
      const refusal = allOf(
        cannotBeEmpty(input, [
          'name',
          'duration',
          'neededEquipment',
          'setUpChecklist',
          'stageThresholds',
          'usualCharges',
          'isActive',
        ]),
        checkWholeMinutes(input.duration),
        checkChecklist(input.setUpChecklist),
        checkThresholds(input.stageThresholds, { needsLimit: false }),
        checkUsualCharges(input.usualCharges),
      );
      if (refusal) return refusal;
      const visitType = await unit.lock(VisitTypeEntity, id, input.expectedVersion);
      if (isRefusal(visitType)) return visitType;
      if (input.duration) visitType.durationMinutes = input.duration / 60;
      visitType.name = input.name ?? visitType.name;
      visitType.isActive = input.isActive ?? visitType.isActive;
      if (input.neededEquipment) visitType.neededEquipment = [...input.neededEquipment];
      if (input.setUpChecklist) visitType.setUpChecklist = [...input.setUpChecklist];
      if (input.usualCharges) visitType.usualCharges = usualChargesOf(input.usualCharges);
      if (input.stageThresholds) {
        visitType.stageThresholds = thresholdsOf(input.stageThresholds);
        await restartStageClocks(unit, id);
      }
      await unit.save();
      return { __typename: 'UpdateVisitTypeSuccess', visitType };
    },
    { visit_type_practice_id_name_key: () => visitTypeNameTaken(context, input.name) },
  );
}
