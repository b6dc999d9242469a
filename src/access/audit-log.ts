import type { CompiledQuery } from 'kysely';
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
/** A statement takes 65,535 values at most. */
const mostRowsAStatement = 4000;

/** The statements that write the audit entry of one operation, one entry for each who sees it. They belong into its transaction: if they fail, nothing leaves. */
export function auditStatements(db: Reader, audited: AuditedOperation): CompiledQuery[] {
  const { touched } = audited;
  const entries = entriesOf(audited);
  if (touched.length === 0 || entries.length === 0) return [];
  const patientIds = [...new Set(touched.map(({ patientId }) => patientId))];
  const patients = entries.flatMap(({ practiceId, id: entryId }) =>
    patientIds.map((patientId) => ({ practiceId, patientId, entryId })),
  );
  if (entries.length + patients.length > mostRowsAStatement) {
    return [
      ...inChunks(entries, (rows) => db.insertInto('audit_entry').values(rows).compile()),
      ...inChunks(patients, (rows) => db.insertInto('audit_entry_patient').values(rows).compile()),
    ];
  }
  const together = db
    .with('entry', (first) => first.insertInto('audit_entry').values(entries))
    .insertInto('audit_entry_patient')
    .values(patients);
  return [together.compile()];
}

function entriesOf({ by, touched, action, operation }: AuditedOperation) {
  const entities = [...new Set(touched.map(({ type, id, version }) => `${toTypeId(type, id)}@${version}`))];
  const categories = [...new Set(touched.map(({ category }) => category))];
  return by.flatMap(({ principal, origin }) => {
    if (principal.kind === 'ANONYMOUS') return [];
    const isStaff = principal.kind === 'STAFF';
    return {
      practiceId: principal.practiceId,
      id: newId(),
      principal: principal.kind,
      staffMemberId: isStaff ? principal.staffMemberId : null,
      sessionId: isStaff ? principal.sessionId : null,
      device: origin.device,
      address: origin.address,
      action,
      categories,
      operation,
      outcome: 'SUCCESS' as const,
      entities: entities.slice(0, mostEntities),
    };
  });
}

function inChunks<Row>(rows: readonly Row[], statement: (chunk: Row[]) => CompiledQuery): CompiledQuery[] {
  const count = Math.ceil(rows.length / mostRowsAStatement);
  return Array.from({ length: count }, (_, number) =>
    statement(rows.slice(number * mostRowsAStatement, (number + 1) * mostRowsAStatement)),
  );
}
