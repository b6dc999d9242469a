import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';
import type { Actor, JobPrincipal } from '../../access/actor.ts';
import type { StaffPrincipal } from '../../access/principal.ts';
import { auditStatements, type Touched } from '../../audit/audit-log.ts';
import { readerOf } from '../../database/sql/reader.ts';
import type { AuditAction } from '../../generated/models.ts';
import type { JobSender } from '../../request/job-to-send.ts';
import { WriteUnit } from '../../writing/unit.ts';

/** Nothing leaves the house: files of the demo's past were handed over long ago, and are answered. */
const sendsNothing: JobSender = { send: async () => {}, close: async () => {} };

const mostRows = 1_000;

/** Writes of the demo's past, all in the transaction that founds the practice. */
export interface DemoPast {
  readonly practiceId: string;
  /** A write of a colleague, or of a program where none is named, with the time at which it happened. */
  at<Result>(moment: Date, staffMemberId: string | null, work: (unit: WriteUnit) => Promise<Result>): Promise<Result>;
  /** Enters all that was written into the audit trail, which names the program: no colleague was signed in. */
  audit(): Promise<void>;
}

export function demoPast(em: SqlEntityManager, practiceId: string): DemoPast {
  const program: JobPrincipal = { kind: 'JOB', practiceId, job: 'demo', onBehalfOf: null, permissions: new Set() };
  const written = new Map<AuditAction, Touched[]>();
  return {
    practiceId,
    at: async (moment, staffMemberId, work) => {
      const actor: Actor = staffMemberId ? colleague(practiceId, staffMemberId, moment) : program;
      const fork = em.fork({ keepTransactionContext: true, freshEventManager: true });
      const unit = new WriteUnit(fork, actor, sendsNothing, moment);
      const result = await work(unit);
      await unit.save();
      for (const [action, touched] of unit.touched) written.set(action, [...(written.get(action) ?? []), ...touched]);
      return result;
    },
    audit: async () => {
      const by = [{ principal: program, origin: { device: null, address: null } }];
      const operations = [...written].flatMap(([action, touched]) =>
        inParts(touched).map((part) => ({ by, action, operation: 'demo', touched: part })),
      );
      for (const { sql, parameters } of auditStatements(...operations))
        await readerOf(em).executeQuery(CompiledQuery.raw(sql, [...parameters]));
    },
  };
}

/** An entry names no more than 1,000 rows. */
function inParts(touched: readonly Touched[]): Touched[][] {
  const parts = Math.ceil(touched.length / mostRows);
  return Array.from({ length: parts }, (_, part) => touched.slice(part * mostRows, (part + 1) * mostRows));
}

/** The events of claims, and the batches, name the colleague. */
function colleague(practiceId: string, staffMemberId: string, at: Date): StaffPrincipal {
  const session = { accountId: '', sessionId: '', sessionExpiresAt: at, sessionIdleAt: at };
  return { kind: 'STAFF', practiceId, staffMemberId, ...session, permissions: new Set() };
}
