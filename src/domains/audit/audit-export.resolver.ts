import { Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { ExportAuditTrailResult, MutationExportAuditTrailArgs } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { exportAuditTrail } from './export-audit-trail.ts';

@Resolver()
export class AuditExportResolver {
  @Mutation(() => ExportAuditTrailResult)
  exportAuditTrail(
    @Args(() => MutationExportAuditTrailArgs) { input }: MutationExportAuditTrailArgs,
    @Ctx() context: Context,
  ): Promise<ExportAuditTrailResult> {
    return exportAuditTrail(context, { input });
  }
}
