import type { GraphQLResolveInfo } from 'graphql';
import type { AuditEntryConnection, QueryAuditTrailArgs } from '../../generated/models.ts';
import { pageOf } from '../../reading/lists/page-of.ts';
import { load } from '../../reading/row-loader.ts';
import type { Context } from '../../request/context.ts';
import { formerMrnsByPatientId } from '../patients/former-mrns.ts';
import { entriesOfRecord, entriesOfRecords } from './audit-entry.list.ts';

/** Entries about a patient, with those about the records that were merged into theirs. Most have none: an index has their entries in order. */
export async function auditTrail(
  context: Context,
  args: QueryAuditTrailArgs,
  info: GraphQLResolveInfo,
): Promise<AuditEntryConnection> {
  const merged = await load(context, formerMrnsByPatientId, args.patientId);
  const entries = merged ? entriesOfRecords : entriesOfRecord;
  return (await pageOf(context, info, entries, args)) as unknown as AuditEntryConnection;
}
