import { newId } from '../database/new-id.ts';
import type { Reader } from '../database/reader.ts';
import type { AuditAction, AuditCategory } from '../generated/models.ts';
import type { NodeType } from '../generated/node-types.ts';
import { toTypeId } from '../query/type-id.ts';
import type { Principal } from './principal.ts';
import type { ProgramPrincipal } from './program-principal.ts';
import type { RequestOrigin } from './request-origin.ts';

/** One object of a patient that an operation read or wrote. */
export interface Touched {
  type: NodeType;
  id: string;
  version: number;
  patientId: string;
  category: AuditCategory;
}

interface AuditedOperation {
  principal: Principal | ProgramPrincipal;
  origin: Pick<RequestOrigin, 'device' | 'address'>;
  action: AuditAction;
  /** Root field, root fields joined by a space, or the program's name. */
  operation: string;
  touched: readonly Touched[];
}

const mostEntities = 1000;

/** Writes the audit entry of one operation in its transaction. If it cannot be written, the transaction fails and nothing leaves. */
export async function recordAudit(db: Reader, entry: AuditedOperation): Promise<void> {
  const { principal, origin, touched } = entry;
  if (touched.length === 0 || principal.kind === 'ANONYMOUS') return;
  const id = newId();
  const entities = [...new Set(touched.map(({ type, id, version }) => `${toTypeId(type, id)}@${version}`))];
  await db
    .insertInto('audit_entry')
    .values({
      practiceId: principal.practiceId,
      id,
      principal: principal.kind,
      staffMemberId: principal.kind === 'STAFF' ? principal.staffMemberId : null,
      sessionId: principal.kind === 'STAFF' ? principal.sessionId : null,
      device: origin.device,
      address: origin.address,
      action: entry.action,
      categories: [...new Set(touched.map(({ category }) => category))],
      operation: entry.operation,
      outcome: 'SUCCESS',
      entities: entities.slice(0, mostEntities),
    })
    .execute();
  const patientIds = [...new Set(touched.map(({ patientId }) => patientId))];
  await db
    .insertInto('audit_entry_patient')
    .values(patientIds.map((patientId) => ({ practiceId: principal.practiceId, patientId, entryId: id })))
    .execute();
}
