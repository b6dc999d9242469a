import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Consent } from '../../generated/models.ts';
import { load, type RowLoader } from '../../reading/row-loader.ts';
import type { Context } from '../../request/context.ts';
import { practiceToday } from '../practice/practice-today.ts';
import type { ConsentRow } from './consent.entity.ts';

/** The day at the practice, once a request. */
const todayByPractice: RowLoader<string, string> = {
  load: async (db, _keys, practiceId) =>
    new Map([[practiceId, (await practiceToday(db, practiceId, new Date())).toString()]]),
};

@Resolver(() => Consent)
export class ConsentResolver {
  @FieldResolver(() => Boolean)
  async isInForce(
    @Root() { practiceId, withdrawnAt, validUntil }: ConsentRow,
    @Ctx() context: Context,
  ): Promise<boolean> {
    if (withdrawnAt) return false;
    if (!validUntil) return true;
    // Dates in ISO 8601 are in the order of their texts.
    return validUntil >= ((await load(context, todayByPractice, practiceId)) ?? '');
  }
}
