import pg from 'pg';
import { StatementBatch } from '../../../src/database/connection/statement-batch.ts';

/** Statements sent to PostgreSQL by this process. */
export interface StatementRecord {
  /** Those since the last look, but for what a node asks by itself: whether its practices' logs have grown. */
  take(): string[];
  stop(): void;
}

const ofTheNodeItself = /\b(practice_stream|event_log)\b/;

export function recordStatements(): StatementRecord {
  const { query } = pg.Client.prototype;
  let statements: string[] = [];
  pg.Client.prototype.query = function (this: pg.Client, ...args: Parameters<typeof query>) {
    const asked: unknown = args[0];
    statements.push(...textsOf(asked).filter((text) => !ofTheNodeItself.test(text)));
    return query.apply(this, args);
  } as typeof query;
  return {
    take: () => {
      const taken = statements;
      statements = [];
      return taken;
    },
    stop: () => {
      pg.Client.prototype.query = query;
    },
  };
}

function textsOf(asked: unknown): string[] {
  if (asked instanceof StatementBatch) return asked.statements.map(({ sql }) => sql);
  return [typeof asked === 'string' ? asked : String((asked as { text?: string }).text)];
}
