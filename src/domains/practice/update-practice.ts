// Changes the practice's own name or identifier.
import { LockMode } from '@mikro-orm/core';
import type { MutationUpdatePracticeArgs, UpdatePracticeResult } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { cannotBeEmpty } from '../../writing/cannot-be-empty.ts';
import { staleVersion } from '../../writing/stale-version.ts';
import { write } from '../../writing/write.ts';
import { PracticeEntity } from './practice.entity.ts';

export function updatePractice(context: Context, { input }: MutationUpdatePracticeArgs): Promise<UpdatePracticeResult> {
  return write<UpdatePracticeResult>(context, 'updatePractice', async (unit) => {
    const { practiceId } = unit;
    const practice = await unit.em.findOneOrFail(
      PracticeEntity,
      { practiceId },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    const node = () => ({ ...practice, id: practiceId });
    const stale = cannotBeEmpty(input, ['name']) ?? staleVersion('Practice', node(), input.expectedVersion);
    if (stale) return stale;
    practice.name = input.name ?? practice.name;
    if (input.npi !== undefined) practice.npi = input.npi;
    await unit.save();
    return { __typename: 'UpdatePracticeSuccess', practice: node() };
  });
}
