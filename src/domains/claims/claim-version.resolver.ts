import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { AuditAction, AuditCategory, Batch, ClaimVersion } from '../../generated/models.ts';
import { load } from '../../reading/row-loader.ts';
import { rowsBy, rowsById } from '../../reading/rows-by.ts';
import type { Context } from '../../request/context.ts';
import type { ClaimVersionRow } from './claim-version.entity.ts';
import { BatchEntity, type BatchRow } from './files/batch.entity.ts';
import { canonicalJson } from './snapshot/canonical-json.ts';

@Resolver(() => ClaimVersion)
export class ClaimVersionResolver {
  @FieldResolver(() => String, { nullable: true })
  snapshot(@Root() { id, patientId, snapshot }: ClaimVersionRow, @Ctx() context: Context): string {
    const touched = { type: 'ClaimVersion', id, version: undefined, patientId } as const;
    context.request.reads.touch({ ...touched, category: AuditCategory.CLAIMS }, AuditAction.EXPORT);
    return canonicalJson(snapshot);
  }

  @FieldResolver(() => Batch, { nullable: true })
  async batch(@Root() { id }: ClaimVersionRow, @Ctx() context: Context): Promise<BatchRow | null> {
    const place = await load(context, rowsBy('batch_claim', 'claimVersionId'), id);
    return place ? ((await load(context, rowsById(BatchEntity), String(place.batchId))) ?? null) : null;
  }
}
