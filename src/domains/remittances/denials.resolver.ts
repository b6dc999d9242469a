import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Claim, Denial } from '../../generated/models.ts';
import { load } from '../../reading/row-loader.ts';
import type { Context } from '../../request/context.ts';
import type { ClaimRow } from '../claims/claim.entity.ts';
import { type DeniedPart, denialsByClaimId } from './denials.loaders.ts';

@Resolver(() => Claim)
export class DenialsResolver {
  @FieldResolver(() => [Denial])
  async denials(@Root() { id }: ClaimRow, @Ctx() context: Context): Promise<DeniedPart[]> {
    return (await load(context, denialsByClaimId, id)) ?? [];
  }
}
