import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { newId } from '../../../../../database/sql/new-id.ts';
import type { Reader } from '../../../../../database/sql/reader.ts';
import { inPractice } from '../../../../../jobs/in-practice.ts';
import type { JobSurroundings } from '../../../../../jobs/job-kind.ts';
import type { EdiPlace } from '../edi-folder.ts';
import type { SftpFault } from './sftp-fault.ts';

type Needs = Pick<JobSurroundings, 'orm'>;

/** The right of one node to be at a server, for a while. Without it nothing breaks; files would be read twice. */
export interface Lease {
  /** For another while. */
  renew(): Promise<void>;
  /** Ends it, and notes how it went. A fault of single files delays the next try no more than a minute. */
  end(fault: SftpFault | null): Promise<void>;
}

/** Longer than a server may say nothing. */
const leaseSeconds = 90;
/** Doubled with each failure, from one minute on. */
const longestWaitSeconds = 900;

/** Null where another node is at the server, or where it failed and its time has not come. */
export async function takeLease(needs: Needs, { practiceId, clearinghouseId }: EdiPlace): Promise<Lease | null> {
  const id = randomUUID();
  const until = sql`now() + make_interval(secs => ${leaseSeconds})`;
  const mine = sql`practice_id = ${practiceId} and clearinghouse_id = ${clearinghouseId} and lease = ${id}`;
  const inTurn = (work: (db: Reader) => Promise<unknown>) => inPractice(needs, practiceId, work);
  const { rows } = await inPractice(needs, practiceId, (db) =>
    sql<{ failures: number }>`
      insert into server_exchange as held (practice_id, id, clearinghouse_id, lease, leased_until)
      values (${practiceId}, ${newId()}, ${clearinghouseId}, ${id}, ${until})
      on conflict (practice_id, clearinghouse_id) do update
      set lease = excluded.lease, leased_until = excluded.leased_until
      where coalesce(held.leased_until, '-infinity') < now() and coalesce(held.next_try_at, '-infinity') <= now()
      returning held.failures`.execute(db),
  );
  const [held] = rows;
  if (!held) return null;
  return {
    renew: async () => {
      await inTurn((db) => sql`update server_exchange set leased_until = ${until} where ${mine}`.execute(db));
    },
    end: async (fault) => {
      const outcome = fault ? failed(fault, held.failures) : succeeded;
      await inTurn((db) =>
        sql`update server_exchange set lease = null, leased_until = null, ${outcome} where ${mine}`.execute(db),
      );
    },
  };
}

const succeeded = sql`succeeded_at = now(), failing_since = null, failures = 0, problem = null, message = null,
  next_try_at = null`;

function failed({ problem, message, isOfOneFile }: SftpFault, failures: number) {
  const wait = Math.min(longestWaitSeconds, 60 * 2 ** Math.min(failures, 10));
  return sql`failing_since = coalesce(failing_since, now()), failures = ${failures + 1}, problem = ${problem},
    message = ${message}, next_try_at = ${isOfOneFile ? sql`null` : sql`now() + make_interval(secs => ${wait})`}`;
}

/** After a change of the settings: an earlier failure says nothing any more, and the next try is at once. */
export async function forgetFailures(db: Reader, practiceId: string, clearinghouseId: string): Promise<void> {
  await sql`update server_exchange set failing_since = null, failures = 0, problem = null, message = null,
    next_try_at = null where practice_id = ${practiceId} and clearinghouse_id = ${clearinghouseId}`.execute(db);
}
