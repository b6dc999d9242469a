import { type EntityName, type FilterQuery, LockMode, type RequiredEntityData } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../access/actor.ts';
import type { Touched } from '../audit/audit-log.ts';
import { newId } from '../database/sql/new-id.ts';
import { type Reader, readerOf } from '../database/sql/reader.ts';
import type { AuditAction, InvalidInputError, StaleVersionError } from '../generated/models.ts';
import type { NodeType } from '../generated/node-types.ts';
import type { NewEvent } from '../live/log/event.ts';
import type { JobSender, JobToSend } from '../request/job-to-send.ts';
import { type AuditedChange, AuditedChanges, insertedRows } from './audited-changes.ts';
import { unknownReference } from './invalid-input.ts';
import { staleVersion } from './stale-version.ts';

interface PracticeRow {
  practiceId: string;
  id: string;
}

/** The argument that names a row, where it is not the mutation's `id`. */
interface NamedBy {
  path: string[];
}

/** One transaction inside the practice, and what a write does in it. */
export class WriteUnit {
  /** MikroORM's unit of work; flushed before commit. */
  readonly em: SqlEntityManager;
  /** Typed SQL in the same transaction. */
  readonly db: Reader;
  /** The actor that writes. */
  readonly actor: Actor;
  readonly now = new Date();
  /** The same event twice in one write is one change. */
  readonly #events = new Map<string, NewEvent>();
  readonly #changes = new AuditedChanges();
  readonly #recorded: AuditedChange[] = [];
  readonly #jobs: JobSender | undefined;

  constructor(em: SqlEntityManager, actor: Actor, jobs?: JobSender) {
    this.em = em;
    em.getEventManager().registerSubscriber(this.#changes);
    this.#jobs = jobs;
    this.db = readerOf(em);
    this.actor = actor;
  }

  get practiceId(): string {
    return this.actor.practiceId;
  }

  /** The member of staff who writes; null for any other actor. */
  get staffMemberId(): string | null {
    return this.actor.kind === 'STAFF' ? this.actor.staffMemberId : null;
  }

  /**
   * A new row of the practice with an id of its own; inserted by the next `save`. The id is given where something names
   * the row before it is made.
   */
  create<Entity extends PracticeRow>(
    entity: EntityName<Entity>,
    data: Omit<RequiredEntityData<Entity>, 'practiceId' | 'id'> & { id?: string },
  ): Entity {
    const row = { id: newId(), ...data, practiceId: this.practiceId } as unknown as RequiredEntityData<Entity>;
    return this.em.create<Entity>(entity, row);
  }

  /** A row of the practice that a write refers to, or the refusal of its argument. */
  async find<Entity extends PracticeRow>(
    entity: EntityName<Entity>,
    id: string,
    { path }: NamedBy,
  ): Promise<Entity | InvalidInputError> {
    return (await this.em.findOne<Entity>(entity, this.#where(id))) ?? this.#unknown(entity, path);
  }

  /** The row that another row names; PostgreSQL's foreign keys see to it that there is one. */
  get<Entity extends PracticeRow>(entity: EntityName<Entity>, id: string): Promise<Entity> {
    return this.em.findOneOrFail<Entity>(entity, this.#where(id));
  }

  /**
   * A row of the practice that no other transaction changes until commit, or the refusal. It is refused when the
   * practice has no such row, or it is no longer of the expected version. The latest version is taken where none is
   * expected.
   */
  lock<Entity extends PracticeRow & { version: number }>(
    entity: EntityName<Entity>,
    id: string,
    expectedVersion: number | null | undefined,
  ): Promise<Entity | InvalidInputError | StaleVersionError>;
  lock<Entity extends PracticeRow>(
    entity: EntityName<Entity>,
    id: string,
    namedBy?: NamedBy,
  ): Promise<Entity | InvalidInputError>;
  async lock<Entity extends PracticeRow & { version: number }>(
    entity: EntityName<Entity>,
    id: string,
    expected?: number | NamedBy | null,
  ): Promise<Entity | InvalidInputError | StaleVersionError> {
    const isNamed = typeof expected === 'object' && expected !== null;
    const row = await this.em.findOne<Entity>(entity, this.#where(id), { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!row) return this.#unknown(entity, isNamed ? expected.path : ['id']);
    return (isNamed ? null : staleVersion(this.#typeOf(entity), row, expected)) ?? row;
  }

  /** Sends the changes made so far to PostgreSQL and notes what is published when they are committed. */
  async save(...events: readonly NewEvent[]): Promise<void> {
    await this.em.flush();
    for (const event of events) {
      const { type, subjectId, detailId = '', topics } = event;
      this.#events.set([type, subjectId, detailId, ...topics].join(' '), event);
    }
  }

  /** Sends a job with this write: it exists when the write commits. */
  async send(job: JobToSend): Promise<void> {
    if (!this.#jobs) throw new Error('This program sends no jobs.');
    await this.#jobs.send(this.db, job);
  }

  /** Puts a row of a patient that SQL has changed into the audit entry; the unit of work sees to its own rows. */
  record(action: AuditAction, touched: Touched): void {
    this.#recorded.push({ action, touched });
  }

  /** Puts rows that SQL has inserted in bulk into the audit entry, where the table holds rows of patients. */
  recordInserted(table: string, rows: readonly object[]): void {
    for (const inserted of insertedRows(table, rows)) this.#recorded.push(inserted);
  }

  /** Puts a row of the unit of work that SQL has changed in bulk into the audit entry. */
  recordUpdated(row: object): void {
    this.#changes.noteUpdated(row);
  }

  get events(): NewEvent[] {
    return [...this.#events.values()];
  }

  get touched(): Map<AuditAction, Touched[]> {
    const byAction = Map.groupBy([...this.#changes.all(), ...this.#recorded], ({ action }) => action);
    return new Map([...byAction].map(([action, entries]) => [action, entries.map(({ touched }) => touched)]));
  }

  #where<Entity extends PracticeRow>(id: string): FilterQuery<Entity> {
    return { practiceId: this.practiceId, id } as FilterQuery<Entity>;
  }

  #unknown<Entity extends PracticeRow>(entity: EntityName<Entity>, path: string[]): InvalidInputError {
    const argument = path.at(-1) ?? '';
    const noun = argument.endsWith('Id') ? argument.slice(0, -2) : this.#typeOf(entity);
    return unknownReference(noun.replace(/\B[A-Z]/g, ' $&').toLowerCase(), path);
  }

  /** A type is kept in the entity of its name. */
  #typeOf<Entity extends PracticeRow>(entity: EntityName<Entity>): NodeType {
    return this.em.getMetadata().get(entity).className as NodeType;
  }
}

/** Whether a look-up, a plan or a check was refused. Rows carry no `__typename`, refusals do. */
export function isRefusal<Answer extends object>(answer: Answer): answer is Extract<Answer, { __typename: string }> {
  return '__typename' in answer;
}
