import { type Actor, actorIdOf, onBehalfOf } from '../access/actor.ts';
import type { AnonymousPrincipal } from '../access/principal.ts';
import type { RequestOrigin } from '../access/request-origin.ts';
import { toTypeId } from '../contract/type-id.ts';
import type { Statement } from '../database/connection/statement-batch.ts';
import { newId } from '../database/sql/new-id.ts';
import type { AuditAction, AuditCategory } from '../generated/models.ts';
import type { NodeType } from '../generated/node-types.ts';

/** One object that an operation read or wrote: of a patient, or a file. */
export interface Touched {
  type: NodeType;
  id: string;
  version: number;
  /** Null where it is no single patient's. */
  patientId: string | null;
  category: AuditCategory;
}

/** Who did it, or saw it, and from where. */
export interface AuditedBy {
  principal: Actor | AnonymousPrincipal;
  origin: Pick<RequestOrigin, 'device' | 'address'>;
}

export interface AuditedOperation {
  /** One, but for a live payload that several see. */
  by: readonly AuditedBy[];
  action: AuditAction;
  /** Root field, root fields joined by a space, or the program's name. */
  operation: string;
  touched: readonly Touched[];
}

const mostEntities = 1000;

/** Entries and the patients that all of them are about. */
const insert = `with given as (
    select * from jsonb_to_recordset($1::jsonb) as given (practice_id uuid, id uuid, actor_kind text, actor text, on_behalf_of text, staff_member_id uuid,
      session_id uuid, device text, address text, action text, categories text[], operation text, outcome text, entities text[])
  ), entry as (
    insert into audit_entry (practice_id, id, actor_kind, actor, on_behalf_of, staff_member_id, session_id, device, address, action, categories, operation,
      outcome, entities)
    select * from given
  )
  insert into audit_entry_patient (practice_id, patient_id, entry_id)
  select given.practice_id, patient_id, given.id from given cross join unnest($2::uuid[]) patient_id`;

/** The statement that writes the audit entry of one operation, one entry for each who sees it. It belongs into its transaction: if it fails, nothing leaves. */
export function auditStatements(audited: AuditedOperation): Statement[] {
  const { touched } = audited;
  if (touched.length === 0) return [];
  const entries = entriesOf(audited);
  if (entries.length === 0) return [];
  const patientIds = [...new Set(touched.flatMap(({ patientId }) => patientId ?? []))];
  return [{ sql: insert, parameters: [JSON.stringify(entries), patientIds] }];
}

function entriesOf({ by, touched, action, operation }: AuditedOperation) {
  const entities = [...new Set(touched.map(({ type, id, version }) => `${toTypeId(type, id)}@${version}`))];
  const categories = [...new Set(touched.map(({ category }) => category))];
  return by.flatMap(({ principal, origin }) => {
    if (principal.kind === 'ANONYMOUS') return [];
    const isStaff = principal.kind === 'STAFF';
    const behalf = onBehalfOf(principal);
    return {
      practice_id: principal.practiceId,
      id: newId(),
      actor_kind: principal.kind,
      // Staff is named by the column of its own.
      actor: isStaff ? null : actorIdOf(principal),
      on_behalf_of: behalf && toTypeId(behalf.type, behalf.id),
      staff_member_id: isStaff ? principal.staffMemberId : null,
      session_id: isStaff ? principal.sessionId : null,
      device: origin.device,
      address: origin.address,
      action,
      categories,
      operation,
      outcome: 'SUCCESS',
      entities: entities.slice(0, mostEntities),
    };
  });
}
