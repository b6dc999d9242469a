import { Pool, type QueryResult } from 'pg';
import type { Position } from './cursor.ts';
import type { CommittedEvent } from './event.ts';

/** The end of a practice's log and the events just before it, oldest first. */
export interface LogEnd extends Position {
  recent: CommittedEvent[];
}

/** The table of truth, as the feed reads it. */
export interface EventLog {
  /** Where a practice's log ends now. Rows read after this in another statement are at least as new. */
  end(practiceId: string, mostRecent: number): Promise<LogEnd>;
  /** Events after a number, oldest first. */
  after(practiceId: string, seq: number, most: number): Promise<CommittedEvent[]>;
  /** Where the logs of these practices end, in one statement. */
  heads(practiceIds: readonly string[]): Promise<Map<string, Position>>;
  close(): Promise<void>;
}

/** In milliseconds, as for all of the application's connections. */
const limits = {
  statement_timeout: 15_000,
  query_timeout: 20_000,
  connectionTimeoutMillis: 10_000,
  keepAlive: true,
};
/** One for the sweep, the others for reads of gaps: work on the other connections of the node delays no delivery. */
const mostConnections = 3;

/**
 * The log by connections of its own. Each look is one message, whose statements PostgreSQL runs as one transaction: the
 * practice it sees is set for just that.
 */
export function openEventLog(url: string): EventLog {
  const pool = new Pool({ connectionString: url, max: mostConnections, application_name: 'foyer-log', ...limits });
  // A lost connection is reported by the next look.
  pool.on('error', () => {});
  return {
    end: async (practiceId, mostRecent) => {
      const [stream, log] = await look(pool, inPractice(practiceId), [
        `select epoch, last_seq from practice_stream where practice_id = '${asUuid(practiceId)}'`,
        `select seq, type, subject_id, topics, at, detail_id from event_log where practice_id = '${asUuid(practiceId)}'
         order by seq desc limit ${Number(mostRecent)}`,
      ]);
      const head = stream?.rows[0] as StreamRow | undefined;
      if (!head) throw new Error(`Practice ${practiceId} has no event stream.`);
      const last = Number(head.last_seq);
      const recent = eventsOf(log).reverse();
      return { epoch: head.epoch, seq: last, recent: recent.filter(({ seq }) => seq <= last) };
    },
    after: async (practiceId, seq, most) => {
      const [log] = await look(pool, inPractice(practiceId), [
        `select seq, type, subject_id, topics, at, detail_id from event_log where practice_id = '${asUuid(practiceId)}' and seq > ${Number(seq)}
         order by seq limit ${Number(most)}`,
      ]);
      return eventsOf(log);
    },
    heads: async (practiceIds) => {
      // Row-level security lets through just the followed practices, by its index; a further condition made it a filter
      // of every row.
      const [streams] = await look(pool, following(practiceIds), [sweep]);
      const rows = (streams?.rows ?? []) as StreamRow[];
      return new Map(rows.map((row) => [row.practice_id, { epoch: row.epoch, seq: Number(row.last_seq) }]));
    },
    close: () => pool.end(),
  };
}

interface StreamRow {
  practice_id: string;
  epoch: string;
  last_seq: string;
}

interface EventRow {
  seq: string;
  type: CommittedEvent['type'];
  subject_id: string;
  topics: string[];
  at: Date;
  detail_id: string | null;
}

function eventsOf(log: QueryResult | undefined): CommittedEvent[] {
  const rows = (log?.rows ?? []) as EventRow[];
  return rows.map(({ seq, type, subject_id, topics, at, detail_id }) => ({
    seq: Number(seq),
    type,
    subjectId: subject_id,
    topics,
    at,
    detailId: detail_id ?? undefined,
  }));
}

const inPractice = (practiceId: string) => `select from enter_session('${asUuid(practiceId)}', null, null, null)`;
const following = (practiceIds: readonly string[]) =>
  `select set_config('foyer.followed', '${practiceIds.map(asUuid).join(',')}', true)`;
/** The one statement that reads of many practices: where their logs end. */
const sweep = 'select practice_id, epoch, last_seq from practice_stream';

/**
 * Runs statements behind an entrance. Several statements in one message cannot have parameters: the values in their
 * text are checked.
 */
async function look(pool: Pool, entrance: string, statements: readonly string[]): Promise<QueryResult[]> {
  const results = (await pool.query([entrance, ...statements].join('; '))) as unknown as QueryResult[];
  return results.slice(1);
}

function asUuid(id: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return id;
  throw new Error('The id of a practice is no UUID.');
}
