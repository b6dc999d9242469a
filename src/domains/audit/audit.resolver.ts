import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { AuditEntry, AuditEntryConnection, QueryAuditTrailArgs } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { listAuditTrail } from './audit.queries.ts';

@Resolver(() => AuditEntry)
export class AuditEntryResolver {
  @Query(() => AuditEntryConnection)
  auditTrail(
    @Args(() => QueryAuditTrailArgs) args: QueryAuditTrailArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AuditEntryConnection> {
    return listAuditTrail(context, info, args);
  }
}
