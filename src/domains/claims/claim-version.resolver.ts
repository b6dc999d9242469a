import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { AuditAction, AuditCategory, ClaimVersion } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import type { ClaimVersionRow } from './claim-version.entity.ts';
import { canonicalJson } from './snapshot/canonical-json.ts';

@Resolver(() => ClaimVersion)
export class ClaimVersionResolver {
  @FieldResolver(() => String, { nullable: true })
  snapshot(@Root() { id, patientId, snapshot }: ClaimVersionRow, @Ctx() context: Context): string {
    const touched = { type: 'ClaimVersion', id, version: undefined, patientId } as const;
    context.request.reads.touch({ ...touched, category: AuditCategory.CLAIMS }, AuditAction.EXPORT);
    return canonicalJson(snapshot);
  }
}
