import { type ChangeSet, ChangeSetType, type EventSubscriber, type FlushEventArgs, wrap } from '@mikro-orm/core';
import type { Touched } from '../audit/audit-log.ts';
import { AuditAction, type AuditCategory } from '../generated/models.ts';
import type { NodeType } from '../generated/node-types.ts';
import { patientData } from '../generated/patient-data.ts';

interface PatientData {
  category: AuditCategory;
  /** The row's property that holds the patient's id. */
  patient: string;
}

/** A type is kept in the entity and the table of its name. */
const byType = new Map<string, PatientData>(Object.entries(patientData));
const byTable = new Map([...byType].map(([type, data]) => [tableOf(type), { type: type as NodeType, ...data }]));

type Row = Record<string, unknown> & { id: string; version: number };

interface Change {
  action: AuditAction;
  type: NodeType;
  row: Row;
  category: AuditCategory;
  /** Two of them where a row passes from one patient to another; none where the patient is not known. */
  patientIds: Set<string>;
}

type NotedChange = Pick<ChangeSet<object>, 'entity' | 'type' | 'originalEntity'> & { meta: { className: string } };

export interface AuditedChange {
  action: AuditAction;
  touched: Touched;
}

/**
 * Which rows of patients a unit of work has created, updated and deleted. Each flush is seen, so that no write can
 * forget one.
 */
export class AuditedChanges implements EventSubscriber {
  readonly #changes = new Map<object, Change>();

  afterFlush({ uow }: FlushEventArgs): void {
    for (const changeSet of uow.getChangeSets()) this.#note(changeSet);
  }

  /** A row that SQL has changed past the unit of work, which has it in its new version. */
  noteUpdated(entity: object): void {
    this.#note({ entity, meta: wrap(entity, true).__meta, type: ChangeSetType.UPDATE });
  }

  /** The changes to be audited: each row once, in its last version. */
  all(): AuditedChange[] {
    return [...this.#changes.values()].flatMap(({ action, type, row: { id, version }, category, patientIds }) =>
      [...(patientIds.size > 0 ? patientIds : [null])].map((patientId) => ({
        action,
        touched: { type, id, version, patientId, category },
      })),
    );
  }

  #note({ entity, meta, type: kind, originalEntity }: NotedChange): void {
    const data = byType.get(meta.className);
    if (!data) return;
    const row = entity as Row;
    const before = originalEntity as Partial<Row> | undefined;
    const known = this.#changes.get(entity);
    const patientIds = [before?.[data.patient], row[data.patient]].filter((id) => typeof id === 'string');
    this.#changes.set(entity, {
      action: known?.action === AuditAction.CREATE ? known.action : actionOf(kind),
      type: meta.className as NodeType,
      row,
      category: data.category,
      patientIds: new Set([...(known?.patientIds ?? []), ...patientIds]),
    });
  }
}

/** Rows that SQL has inserted in bulk, as they are to be audited; none where the table holds nothing of patients. */
export function insertedRows(table: string, rows: readonly object[]): AuditedChange[] {
  const data = byTable.get(table);
  if (!data) return [];
  const { type, category, patient } = data;
  return (rows as Row[]).map((row) => ({
    action: AuditAction.CREATE,
    touched: { type, id: row.id, version: row.version, patientId: (row[patient] as string | null) ?? null, category },
  }));
}

function actionOf(kind: ChangeSetType): AuditAction {
  if (kind === ChangeSetType.CREATE) return AuditAction.CREATE;
  return kind === ChangeSetType.DELETE || kind === ChangeSetType.DELETE_EARLY ? AuditAction.DELETE : AuditAction.UPDATE;
}

function tableOf(type: string): string {
  return type.replace(/\B[A-Z]/g, '_$&').toLowerCase();
}
