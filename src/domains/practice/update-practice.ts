// Changes the practice's own name or identifier.
import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../context.ts';
import { write } from '../../database/write.ts';
import type { UpdatePracticeInput, UpdatePracticeResult } from '../../generated/models.ts';
import { cannotBeEmpty } from '../../query/cannot-be-empty.ts';
import { staleVersion } from '../../query/stale-version.ts';
import { PracticeEntity } from './practice.entity.ts';
import type { PracticeNode } from './practice.loaders.ts';

export function updatePractice(context: Context, input: UpdatePracticeInput): Promise<UpdatePracticeResult> {
  return write<UpdatePracticeResult>(context, 'updatePractice', async ({ em, principal: { practiceId } }) => {
    const practice = await em.findOneOrFail(PracticeEntity, { practiceId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const node = (): PracticeNode => ({ ...practice, id: practiceId });
    const stale = cannotBeEmpty(input, ['name']) ?? staleVersion('Practice', node(), input.expectedVersion);
    if (stale) return stale;
    practice.name = input.name ?? practice.name;
    if (input.npi !== undefined) practice.npi = input.npi;
    await em.flush();
    return { __typename: 'UpdatePracticeSuccess', practice: node() };
  });
}
