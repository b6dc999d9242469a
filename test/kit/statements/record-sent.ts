import pg from 'pg';
import { StatementBatch } from '../../../src/database/connection/statement-batch.ts';

/** The application's role in PostgreSQL; statements of the owner's connections only prepare data for tests. */
const application = 'foyer_login';

const sent = new Set<string>();

Reflect.set(globalThis, Symbol.for('foyer.isRecordingStatements'), true);

const { query } = pg.Client.prototype;
pg.Client.prototype.query = function (this: pg.Client, ...args: Parameters<typeof query>) {
  if (this.user === application) for (const text of textsOf(args[0])) sent.add(text);
  return query.apply(this, args);
} as typeof query;

function textsOf(asked: unknown): string[] {
  if (asked instanceof StatementBatch) return asked.statements.map(({ sql }) => sql);
  return [typeof asked === 'string' ? asked : String((asked as { text?: string }).text)];
}

/** The texts of statements that this process has sent as the application since the last look. */
export function takeSent(): string[] {
  const taken = [...sent];
  sent.clear();
  return taken;
}
