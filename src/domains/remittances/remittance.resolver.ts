import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { MoneyScalar } from '../../contract/scalars/money.scalar.ts';
import { ProviderAdjustment, Remittance } from '../../generated/models.ts';
import { load } from '../../reading/row-loader.ts';
import type { Context } from '../../request/context.ts';
import type { ProviderAdjustmentRow } from './provider-adjustment.entity.ts';
import type { RemittanceRow } from './remittance.entity.ts';
import { providerAdjustmentsByRemittanceId } from './remittance.loaders.ts';

@Resolver(() => Remittance)
export class RemittanceResolver {
  @FieldResolver(() => MoneyScalar)
  paid(@Root() { paidCents }: RemittanceRow): number {
    return paidCents;
  }

  @FieldResolver(() => MoneyScalar, { nullable: true })
  difference(@Root() { differenceCents }: RemittanceRow): number | null {
    return differenceCents ?? null;
  }

  @FieldResolver(() => [ProviderAdjustment])
  async providerAdjustments(
    @Root() { id }: RemittanceRow,
    @Ctx() context: Context,
  ): Promise<(Omit<ProviderAdjustmentRow, 'cents'> & { amount: number | null })[]> {
    const rows = (await load(context, providerAdjustmentsByRemittanceId, id)) ?? [];
    return rows.map(({ cents, ...row }) => ({ ...row, amount: cents ?? null }));
  }
}
