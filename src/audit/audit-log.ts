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
  /** Undefined for rows that never change. */
  version: number | undefined;
  /** Null where it is no single patient's. */
  patientId: string | null;
  category: AuditCategory;
}

/** The actor, and the address of the request. */
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

const columns = `id, actor_kind, actor, on_behalf_of, staff_member_id, session_id, device, address, action, categories, operation, outcome,
  entities`;
/** Selects from the practice's row, so that it runs where that lies. */
const insertEntries = `insert into audit_entry (practice_id, ${columns})
  select practice.practice_id, ${columns} from practice cross join jsonb_to_recordset($2::jsonb) as given (id uuid, actor_kind text, actor text,
    on_behalf_of text, staff_member_id uuid, session_id uuid, device text, address text, action text, categories text[], operation text, outcome text,
    entities text[])
  where practice.practice_id = $1`;
/** Each operation's patients, for each of its entries. */
const insertPatients = `insert into audit_entry_patient (practice_id, patient_id, entry_id)
  select practice.practice_id, patient_id, entry_id from practice
    cross join jsonb_to_recordset($2::jsonb) as given (patient_ids uuid[], entry_ids uuid[])
    cross join unnest(given.patient_ids) patient_id cross join unnest(given.entry_ids) entry_id
  where practice.practice_id = $1`;

/**
 * The statements that write the audit entries of operations, one for each actor of each. They belong into the
 * transaction of what they are about: if they fail, nothing leaves.
 */
export function auditStatements(...operations: readonly AuditedOperation[]): Statement[] {
  const audited = operations.filter(({ touched }) => touched.length > 0).map(entriesOf);
  const entries = audited.flatMap((one) => one.entries);
  const practiceId = entries[0]?.practiceId;
  if (!practiceId) return [];
  const given = entries.map(({ entry }) => entry);
  const statements: Statement[] = [{ sql: insertEntries, parameters: [practiceId, JSON.stringify(given)] }];
  const patients = audited
    .filter(({ patientIds }) => patientIds.length > 0)
    .map((one) => ({ patient_ids: one.patientIds, entry_ids: one.entries.map(({ entry }) => entry.id) }));
  if (patients.length > 0) statements.push({ sql: insertPatients, parameters: [practiceId, JSON.stringify(patients)] });
  return statements;
}

function entriesOf({ by, touched, action, operation }: AuditedOperation) {
  const entities = [...new Set(touched.map(({ type, id, version }) => `${toTypeId(type, id)}@${version ?? 1}`))];
  const categories = [...new Set(touched.map(({ category }) => category))];
  const patientIds = [...new Set(touched.flatMap(({ patientId }) => patientId ?? []))];
  const entries = by.flatMap(({ principal, origin }) => {
    if (principal.kind === 'ANONYMOUS') return [];
    const isStaff = principal.kind === 'STAFF';
    const behalf = onBehalfOf(principal);
    const entry = {
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
    return { practiceId: principal.practiceId, entry };
  });
  return { entries, patientIds };
}
