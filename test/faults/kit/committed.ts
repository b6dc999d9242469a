import pg from 'pg';

export interface CommittedEvent {
  seq: number;
  type: string;
  subjectId: string;
  topics: readonly string[];
  /** The transaction that it was committed in. */
  transaction: string;
}

/** The contents of a practice's tables after the last write. Ids are UUIDs. */
export interface Committed {
  /** As cursors print it. */
  epoch: string;
  /** In the order of their numbers. */
  events: readonly CommittedEvent[];
  /** The number that the stream gave last. */
  lastSeq: number;
  /** Latest versions of all visits and rooms. */
  versions: ReadonlyMap<string, number>;
  /** The subjects that each site's boards should show, by topic. */
  boards: ReadonlyMap<string, ReadonlySet<string>>;
}

interface EventRow {
  seq: string;
  type: string;
  subject_id: string;
  topics: string[];
  xmin: string;
}

interface BoardRow {
  id: string;
  version: number;
  topic: string;
  shown: boolean;
}

/** Reads the tables themselves, past the API and past row-level security. */
export async function readCommitted(ownerUrl: string, practiceId: string): Promise<Committed> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const { rows: streams } = await client.query<{ epoch: string; last_seq: string }>(
      'select epoch, last_seq from practice_stream where practice_id = $1',
      [practiceId],
    );
    const { rows: events } = await client.query<EventRow>(
      'select seq, type, subject_id, topics, xmin::text from event_log where practice_id = $1 order by seq',
      [practiceId],
    );
    const { rows } = await client.query<BoardRow>(
      `select id, version, 'visits:' || site_id as topic, ended_at is null as shown from visit where practice_id = $1
       union all select id, version, 'rooms:' || site_id, true from room where practice_id = $1`,
      [practiceId],
    );
    const boards = Map.groupBy(rows, ({ topic }) => topic);
    return {
      epoch: streams[0]?.epoch.replaceAll('-', '') ?? '',
      lastSeq: Number(streams[0]?.last_seq),
      events: events.map(({ seq, subject_id, xmin, ...event }) => ({
        ...event,
        seq: Number(seq),
        subjectId: subject_id,
        transaction: xmin,
      })),
      versions: new Map(rows.map(({ id, version }) => [id, version])),
      boards: new Map(
        [...boards].map(([topic, all]) => [topic, new Set(all.filter(({ shown }) => shown).map(({ id }) => id))]),
      ),
    };
  } finally {
    await client.end();
  }
}
