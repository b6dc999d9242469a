import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { MoneyScalar } from '../../contract/scalars/money.scalar.ts';
import { Adjustment, Advice, AdviceLine, Claim } from '../../generated/models.ts';
import { load } from '../../reading/row-loader.ts';
import { rowsById } from '../../reading/rows-by.ts';
import type { Context } from '../../request/context.ts';
import { ClaimEntity, type ClaimRow } from '../claims/claim.entity.ts';
import type { AdjustmentRow } from './adjustment.entity.ts';
import type { AdviceRow } from './advice.entity.ts';
import type { AdviceLineRow } from './advice-line.entity.ts';
import { adjustmentsByAdviceId, candidatesByAdviceId, linesByAdviceId } from './remittance.loaders.ts';

@Resolver(() => Advice)
export class AdviceResolver {
  @FieldResolver(() => MoneyScalar, { nullable: true })
  charged(@Root() { chargedCents }: AdviceRow): number | null {
    return chargedCents ?? null;
  }

  @FieldResolver(() => MoneyScalar, { nullable: true })
  paid(@Root() { paidCents }: AdviceRow): number | null {
    return paidCents ?? null;
  }

  @FieldResolver(() => MoneyScalar, { nullable: true })
  patientShare(@Root() { patientCents }: AdviceRow): number | null {
    return patientCents ?? null;
  }

  @FieldResolver(() => MoneyScalar, { nullable: true })
  difference(@Root() { differenceCents }: AdviceRow): number | null {
    return differenceCents ?? null;
  }

  @FieldResolver(() => [AdviceLine])
  async lines(@Root() { id }: AdviceRow, @Ctx() context: Context): Promise<ShownLine[]> {
    const lines = (await load(context, linesByAdviceId, id)) ?? [];
    const byLine = Map.groupBy((await load(context, adjustmentsByAdviceId, id)) ?? [], (row) => row.adviceLineId);
    return lines.map(({ chargedCents, paidCents, allowedCents, differenceCents, ...line }) => ({
      ...{ ...line, charged: chargedCents, paid: paidCents, allowed: allowedCents, difference: differenceCents },
      adjustments: (byLine.get(line.id) ?? []).map(adjustmentOf),
    }));
  }

  @FieldResolver(() => [Adjustment])
  async adjustments(@Root() { id }: AdviceRow, @Ctx() context: Context): Promise<ShownAdjustment[]> {
    const rows = (await load(context, adjustmentsByAdviceId, id)) ?? [];
    return rows.filter(({ adviceLineId }) => !adviceLineId).map(adjustmentOf);
  }

  @FieldResolver(() => [Claim])
  async candidates(@Root() { id }: AdviceRow, @Ctx() context: Context): Promise<ClaimRow[]> {
    const ids = (await load(context, candidatesByAdviceId, id)) ?? [];
    const claims = await Promise.all(ids.map((claimId) => load(context, rowsById(ClaimEntity), claimId)));
    return claims.filter((claim) => claim !== null) as ClaimRow[];
  }
}

/** An adjustment by the names of its fields. */
interface ShownAdjustment {
  group: string;
  reason: string;
  amount: number | null;
  quantity: AdjustmentRow['quantity'] | null;
}

type Sums = 'chargedCents' | 'paidCents' | 'allowedCents' | 'differenceCents';

/** A line by the names of its fields. */
interface ShownLine extends Omit<AdviceLineRow, Sums> {
  charged: AdviceLineRow['chargedCents'];
  paid: AdviceLineRow['paidCents'];
  allowed: AdviceLineRow['allowedCents'];
  difference: AdviceLineRow['differenceCents'];
  adjustments: ShownAdjustment[];
}

function adjustmentOf({ groupCode, reason, cents, quantity }: AdjustmentRow): ShownAdjustment {
  return { group: groupCode, reason, amount: cents ?? null, quantity: quantity ?? null };
}
