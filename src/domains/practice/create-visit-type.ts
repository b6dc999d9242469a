// Adds something that can be booked.

import type { CreateVisitTypeResult, MutationCreateVisitTypeArgs } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { invalidInput } from '../../writing/invalid-input.ts';
import { write } from '../../writing/write.ts';
import { checkChecklist } from './check-checklist.ts';
import { checkThresholds, thresholdsOf } from './stage-thresholds.ts';
import { VisitTypeEntity } from './visit-type.entity.ts';

export function createVisitType(
  context: Context,
  { input }: MutationCreateVisitTypeArgs,
): Promise<CreateVisitTypeResult> {
  return write<CreateVisitTypeResult>(
    context,
    'createVisitType',
    async (unit) => {
      const { name, duration, neededRole, neededRoomKind, neededEquipment, setUpChecklist, stageThresholds } = input;
      const durationMinutes = wholeMinutes(duration);
      if (durationMinutes === null) return notWholeMinutes();
      const refusal = checkChecklist(setUpChecklist) ?? checkThresholds(stageThresholds, { needsLimit: false });
      if (refusal) return refusal;
      const needs = {
        neededRole,
        neededRoomKind,
        neededEquipment: [...neededEquipment],
        setUpChecklist: [...setUpChecklist],
        stageThresholds: thresholdsOf(stageThresholds),
      };
      const visitType = unit.create(VisitTypeEntity, { name, durationMinutes, ...needs, isActive: true });
      await unit.save();
      return { __typename: 'CreateVisitTypeSuccess', visitType };
    },
    { visit_type_practice_id_name_key: () => visitTypeNameTaken(input.name) },
  );
}

export function wholeMinutes(seconds: number): number | null {
  return seconds % 60 === 0 ? seconds / 60 : null;
}

export function notWholeMinutes() {
  return invalidInput('input.duration must be whole minutes, such as PT20M.', ['input', 'duration']);
}

export function visitTypeNameTaken(name: string | null | undefined) {
  return invalidInput(`A visit type named "${name}" is there already; choose another input.name.`, ['input', 'name']);
}
