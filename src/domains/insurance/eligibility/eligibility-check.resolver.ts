import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { EligibilityAnswer, EligibilityBenefit, EligibilityCheck } from '../../../generated/models.ts';
import { load } from '../../../reading/row-loader.ts';
import type { Context } from '../../../request/context.ts';
import { answersByCheckId, type BenefitFacts, benefitsByAnswerId } from './eligibility.loaders.ts';
import type { EligibilityAnswerRow } from './eligibility-answer.entity.ts';
import type { EligibilityCheckRow } from './eligibility-check.entity.ts';

@Resolver(() => EligibilityCheck)
export class EligibilityCheckResolver {
  @FieldResolver(() => EligibilityAnswer, { nullable: true })
  answer(@Root() { id }: EligibilityCheckRow, @Ctx() context: Context): Promise<EligibilityAnswerRow | null> {
    return load(context, answersByCheckId, id);
  }
}

@Resolver(() => EligibilityAnswer)
export class EligibilityAnswerResolver {
  @FieldResolver(() => [EligibilityBenefit])
  async benefits(@Root() { id }: EligibilityAnswerRow, @Ctx() context: Context): Promise<BenefitFacts[]> {
    return (await load(context, benefitsByAnswerId, id)) ?? [];
  }
}
