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
/** The patients that all of the entries are about. */
const insertPatients = `insert into audit_entry_patient (practice_id, patient_id, entry_id)
  select practice.practice_id, patient_id, entry_id from practice cross join unnest($2::uuid[]) patient_id cross join unnest($3::uuid[]) entry_id
  where practice.practice_id = $1`;

/**
 * The statements that write the audit entry of one operation, one entry for each who sees it. They belong into its
 * transaction: if they fail, nothing leaves.
 */
export function auditStatements(audited: AuditedOperation): Statement[] {
  const { touched } = audited;
  if (touched.length === 0) return [];
  const entries = entriesOf(audited);
  const [first] = entries;
  if (!first) return [];
  const { practiceId } = first;
  const given = entries.map(({ entry }) => entry);
  const patientIds = [...new Set(touched.flatMap(({ patientId }) => patientId ?? []))];
  const inserted = { sql: insertEntries, parameters: [practiceId, JSON.stringify(given)] };
  if (patientIds.length === 0) return [inserted];
  return [inserted, { sql: insertPatients, parameters: [practiceId, patientIds, given.map(({ id }) => id)] }];
}

function entriesOf({ by, touched, action, operation }: AuditedOperation) {
  const entities = [...new Set(touched.map(({ type, id, version }) => `${toTypeId(type, id)}@${version}`))];
  const categories = [...new Set(touched.map(({ category }) => category))];
  return by.flatMap(({ principal, origin }) => {
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
}
