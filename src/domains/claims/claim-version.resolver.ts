import { FieldResolver, Resolver, Root } from 'type-graphql';
import { ClaimVersion } from '../../generated/models.ts';
import type { ClaimVersionRow } from './claim-version.entity.ts';
import { canonicalJson } from './snapshot/canonical-json.ts';

@Resolver(() => ClaimVersion)
export class ClaimVersionResolver {
  @FieldResolver(() => String, { nullable: true })
  snapshot(@Root() { snapshot }: ClaimVersionRow): string {
    return canonicalJson(snapshot);
  }
}
