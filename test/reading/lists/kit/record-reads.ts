import pg from 'pg';
import { StatementBatch } from '../../../../src/database/connection/statement-batch.ts';

/** A statement with its values, as it was sent. */
export interface SentRead {
  text: string;
  values: readonly unknown[];
  /** The packet it travelled in. */
  packet: number;
}

/** Selects of a table's rows, sent to PostgreSQL by this process while something runs. */
export async function recordReads(work: () => Promise<unknown>): Promise<SentRead[]> {
  const { query } = pg.Client.prototype;
  const sent: SentRead[] = [];
  let packet = 0;
  pg.Client.prototype.query = function (this: pg.Client, ...args: Parameters<typeof query>) {
    packet += 1;
    sent.push(...statementsIn(args[0], args[1]).map((one) => ({ ...one, packet })));
    return query.apply(this, args);
  } as typeof query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return sent.filter(
    ({ text }) => /^\s*select\b.*\bfrom\b/s.test(text) && !/\benter_session\b|\bpractice_stream\b/.test(text),
  );
}

function statementsIn(asked: unknown, values: unknown): Omit<SentRead, 'packet'>[] {
  if (asked instanceof StatementBatch)
    return asked.statements.map(({ sql, parameters }) => ({ text: sql, values: parameters }));
  if (typeof asked === 'string') return [{ text: asked, values: Array.isArray(values) ? values : [] }];
  const { text = '', values: own = [] } = asked as Partial<SentRead>;
  return [{ text, values: own }];
}
