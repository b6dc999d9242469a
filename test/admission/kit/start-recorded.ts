import type { ServerParts } from '../../../src/server/server.ts';
import { type Office, openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { recordStatements, type StatementRecord } from '../../reading/kit/record-statements.ts';

export interface Recorded {
  server: TestServer;
  office: Office;
  statements: StatementRecord;
  /** Ends it all. */
  stop(): Promise<void>;
}

/** A server as it is in production, an office whose manager has asked before, as a front desk has after its first question of the day, and what is sent to PostgreSQL from now on. */
export async function startRecorded(parts: Partial<ServerParts> = {}): Promise<Recorded> {
  const server = await startTestServer({ explorer: false, ...parts });
  const office = await openOffice(server);
  await office.manager.ask('{ practice { id } }');
  const statements = recordStatements();
  const stop = () => {
    statements.stop();
    return server.stop();
  };
  return { server, office, statements, stop };
}
