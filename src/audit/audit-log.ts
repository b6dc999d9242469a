import type { Principal, ProgramPrincipal } from '../access/principal.ts';
import type { RequestOrigin } from '../access/request-origin.ts';
import { toTypeId } from '../contract/type-id.ts';
import type { Statement } from '../database/connection/statement-batch.ts';
import { newId } from '../database/sql/new-id.ts';
import type { AuditAction, AuditCategory } from '../generated/models.ts';
import type { NodeType } from '../generated/node-types.ts';

/** One object of a patient that an operation read or wrote. */
export interface Touched {
  type: NodeType;
  id: string;
  version: number;
  patientId: string;
  category: AuditCategory;
}

/** Who did it, or saw it, and from where. */
export interface AuditedBy {
  principal: Principal | ProgramPrincipal;
  origin: Pick<RequestOrigin, 'device' | 'address'>;
}

interface AuditedOperation {
  /** One, but for a live payload that several see. */
  by: readonly AuditedBy[];
  action: AuditAction;
  /** Root field, root fields joined by a space, or the program's name. */
  operation: string;
  touched: readonly Touched[];
}

const mostEntities = 1000;

const columns =
  'id, principal, staff_member_id, session_id, device, address, action, categories, operation, outcome, entities';
/** Selects from the practice's row, so that it runs where that lies. */
const insertEntries = `insert into audit_entry (practice_id, ${columns})
  select practice.practice_id, ${columns} from practice cross join jsonb_to_recordset($2::jsonb) as given (id uuid, principal text, staff_member_id uuid,
    session_id uuid, device text, address text, action text, categories text[], operation text, outcome text, entities text[])
  where practice.practice_id = $1`;
/** The patients that all of the entries are about. */
const insertPatients = `insert into audit_entry_patient (practice_id, patient_id, entry_id)
  select practice.practice_id, patient_id, entry_id from practice cross join unnest($2::uuid[]) patient_id cross join unnest($3::uuid[]) entry_id
  where practice.practice_id = $1`;

/** The statements that write the audit entry of one operation, one entry for each who sees it. They belong into its transaction: if they fail, nothing leaves. */
export function auditStatements(audited: AuditedOperation): Statement[] {
  const { touched } = audited;
  if (touched.length === 0) return [];
  const entries = entriesOf(audited);
  const [first] = entries;
  if (!first) return [];
  const { practiceId } = first;
  const patientIds = [...new Set(touched.map(({ patientId }) => patientId))];
  return [
    { sql: insertEntries, parameters: [practiceId, JSON.stringify(entries.map(({ entry }) => entry))] },
    { sql: insertPatients, parameters: [practiceId, patientIds, entries.map(({ entry }) => entry.id)] },
  ];
}

function entriesOf({ by, touched, action, operation }: AuditedOperation) {
  const entities = [...new Set(touched.map(({ type, id, version }) => `${toTypeId(type, id)}@${version}`))];
  const categories = [...new Set(touched.map(({ category }) => category))];
  return by.flatMap(({ principal, origin }) => {
    if (principal.kind === 'ANONYMOUS') return [];
    const isStaff = principal.kind === 'STAFF';
    const entry = {
      id: newId(),
      principal: principal.kind,
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
