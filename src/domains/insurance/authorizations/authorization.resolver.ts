import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  PayerAuthorization,
  PayerAuthorizationLine,
  PayerAuthorizationRequest,
  ReferringProvider,
} from '../../../generated/models.ts';
import { load } from '../../../reading/row-loader.ts';
import type { Context } from '../../../request/context.ts';
import { type LineFacts, linesByAuthorizationId, warningsById } from './authorization.loaders.ts';
import type { PayerAuthorizationRow } from './payer-authorization.entity.ts';
import { requestsByAuthorizationId } from './requests/request.loaders.ts';

@Resolver(() => PayerAuthorization)
export class PayerAuthorizationResolver {
  @FieldResolver(() => [PayerAuthorizationLine])
  async lines(@Root() { id }: PayerAuthorizationRow, @Ctx() context: Context): Promise<LineFacts[]> {
    return (await load(context, linesByAuthorizationId, id)) ?? [];
  }

  @FieldResolver(() => [PayerAuthorizationRequest])
  async requests(@Root() { id }: PayerAuthorizationRow, @Ctx() context: Context) {
    return (await load(context, requestsByAuthorizationId, id)) ?? [];
  }

  @FieldResolver(() => ReferringProvider, { nullable: true })
  referringProvider(@Root() authorization: PayerAuthorizationRow): ReferringProvider | null {
    const { referrerGivenName: givenName, referrerFamilyName: familyName, referrerNpi: npi = null } = authorization;
    return givenName && familyName ? { givenName, familyName, npi } : null;
  }

  @FieldResolver(() => Boolean)
  async expiresSoon(@Root() { id }: PayerAuthorizationRow, @Ctx() context: Context): Promise<boolean> {
    return (await load(context, warningsById, id))?.expiresSoon ?? false;
  }

  @FieldResolver(() => Boolean)
  async isNearlyUsed(@Root() { id }: PayerAuthorizationRow, @Ctx() context: Context): Promise<boolean> {
    return (await load(context, warningsById, id))?.isNearlyUsed ?? false;
  }
}
