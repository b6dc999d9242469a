import { pino } from 'pino';
import { loadTrustedDocuments } from '../../src/admission/trusted/load-trusted-documents.ts';
import { openOrm } from '../../src/database/orm.ts';
import { type RunningServer, startServer } from '../../src/server/server.ts';
import type { TestServer } from './start-test-server.ts';

/** One more node on the database of a test's server. Stop it before the server. */
export async function startAnotherNode({ app: { schema }, database }: TestServer): Promise<RunningServer> {
  const orm = await openOrm(database.appUrl);
  const node = await startServer({
    orm,
    schema,
    trusted: loadTrustedDocuments({ documents: [], trustedOnly: 'none' }, schema),
    log: pino({ level: 'silent' }),
    host: '127.0.0.1',
    port: 0,
    allowedOrigins: null,
    explorer: false,
    metrics: false,
  });
  return {
    ...node,
    stop: async () => {
      await node.stop();
      await orm.close(true);
    },
  };
}
