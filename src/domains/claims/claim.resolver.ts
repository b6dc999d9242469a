import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { MoneyScalar } from '../../contract/scalars/money.scalar.ts';
import { Claim, ClaimDetails, ClaimEvent, ClaimFinding, ClaimLine, ClaimVersion } from '../../generated/models.ts';
import { load } from '../../reading/row-loader.ts';
import type { Context } from '../../request/context.ts';
import type { ClaimRow } from './claim.entity.ts';
import { eventsByClaimId, linesByClaimId, versionsByClaimId } from './claim.loaders.ts';
import type { ClaimEventRow } from './claim-event.entity.ts';
import type { ClaimLineRow } from './claim-line.entity.ts';
import type { ClaimVersionRow } from './claim-version.entity.ts';
import type { KnownDetails } from './known-details.ts';
import { type FindingFact, findingsByClaimId } from './scrub/finding.loaders.ts';

@Resolver(() => Claim)
export class ClaimResolver {
  @FieldResolver(() => MoneyScalar)
  total(@Root() { totalCents }: ClaimRow): number {
    return totalCents;
  }

  @FieldResolver(() => ClaimDetails)
  details(@Root() { knownDetails }: ClaimRow): KnownDetails {
    return { attachments: [], ...knownDetails };
  }

  @FieldResolver(() => [ClaimLine])
  async lines(@Root() { id }: ClaimRow, @Ctx() context: Context): Promise<ClaimLineRow[]> {
    return (await load(context, linesByClaimId, id)) ?? [];
  }

  @FieldResolver(() => [ClaimFinding])
  async findings(@Root() { id }: ClaimRow, @Ctx() context: Context): Promise<FindingFact[]> {
    return (await load(context, findingsByClaimId, id)) ?? [];
  }

  @FieldResolver(() => [ClaimEvent])
  async events(@Root() { id }: ClaimRow, @Ctx() context: Context): Promise<ClaimEventRow[]> {
    return (await load(context, eventsByClaimId, id)) ?? [];
  }

  @FieldResolver(() => [ClaimVersion])
  async versions(@Root() { id }: ClaimRow, @Ctx() context: Context): Promise<ClaimVersionRow[]> {
    return (await load(context, versionsByClaimId, id)) ?? [];
  }
}
