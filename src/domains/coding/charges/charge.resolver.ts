import { Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import { MoneyScalar } from '../../../contract/scalars/money.scalar.ts';
import { Charge, ChargedDrug, Code } from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import type { ChargeRow } from '../charge.entity.ts';
import { procedureOn } from '../code-meaning.ts';

@Resolver(() => Charge)
export class ChargeResolver {
  /** PostgreSQL's decimals come as texts where SQL reads them. */
  @FieldResolver(() => Float)
  units(@Root() { units }: ChargeRow): number {
    return Number(units);
  }

  @FieldResolver(() => MoneyScalar)
  amount(@Root() { amountCents }: ChargeRow): number {
    return amountCents;
  }

  @FieldResolver(() => ChargedDrug, { nullable: true })
  drug(@Root() { ndcCode, ndcQuantity, ndcUnit }: ChargeRow): ChargedDrug | null {
    return ndcCode && ndcUnit ? { ndc: ndcCode, quantity: Number(ndcQuantity), unit: ndcUnit } : null;
  }

  @FieldResolver(() => Code, { nullable: true })
  async meaning(@Root() { code, serviceDate }: ChargeRow, @Ctx() context: Context): Promise<Code | null> {
    return (await procedureOn(context, code, serviceDate)) as Code | null;
  }
}
