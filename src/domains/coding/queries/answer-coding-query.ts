// Answers a coder's question.

import type { AnswerCodingQueryResult, MutationAnswerCodingQueryArgs } from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { isRefusal } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { closeQuery } from './close-query.ts';

export function answerCodingQuery(
  context: Context,
  { id, input: { expectedVersion, answer } }: MutationAnswerCodingQueryArgs,
): Promise<AnswerCodingQueryResult> {
  return write<AnswerCodingQueryResult>(context, 'answerCodingQuery', async (unit) => {
    const answered = { answer, answeredAt: unit.now, answeredById: unit.staffMemberId };
    const codingQuery = await closeQuery(unit, id, expectedVersion, answered);
    return isRefusal(codingQuery) ? codingQuery : { __typename: 'AnswerCodingQuerySuccess', codingQuery };
  });
}
