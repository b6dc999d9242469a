// Changes the practice's own name, identifier or country.
import { LockMode } from '@mikro-orm/core';
import { isPhoneRegion } from '../../contract/phone-number.ts';
import type { InvalidInputError, MutationUpdatePracticeArgs, UpdatePracticeResult } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { cannotBeEmpty } from '../../writing/cannot-be-empty.ts';
import { invalidInput } from '../../writing/invalid-input.ts';
import { staleVersion } from '../../writing/stale-version.ts';
import { write } from '../../writing/write.ts';
import { restartStageClocks } from '../visits/gives/restart-stage-clocks.ts';
import { PracticeEntity } from './practice.entity.ts';
import { checkThresholds, thresholdsOf } from './stage-thresholds.ts';

export function updatePractice(context: Context, { input }: MutationUpdatePracticeArgs): Promise<UpdatePracticeResult> {
  return write<UpdatePracticeResult>(context, 'updatePractice', async (unit) => {
    const { practiceId } = unit;
    const practice = await unit.em.findOneOrFail(
      PracticeEntity,
      { practiceId },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    const node = () => ({ ...practice, id: practiceId });
    const stale =
      cannotBeEmpty(input, ['name', 'region', 'stageThresholds']) ??
      unknownRegion(input.region) ??
      checkThresholds(input.stageThresholds, { needsLimit: true }) ??
      staleVersion('Practice', node(), input.expectedVersion);
    if (stale) return stale;
    practice.name = input.name ?? practice.name;
    if (input.npi !== undefined) practice.npi = input.npi;
    practice.region = input.region ?? practice.region;
    if (input.stageThresholds) {
      practice.stageThresholds = thresholdsOf(input.stageThresholds);
      await restartStageClocks(unit);
    }
    await unit.save();
    return { __typename: 'UpdatePracticeSuccess', practice: node() };
  });
}

function unknownRegion(region: string | null | undefined): InvalidInputError | null {
  if (!region || isPhoneRegion(region)) return null;
  return invalidInput(
    `input.region ${region} is no country with telephone numbers; use its ISO 3166 code, such as US.`,
    ['input', 'region'],
  );
}
