import { parseTypeId } from '../../../src/contract/type-id.ts';
import { type Office, openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';

export interface TwoPractices {
  server: TestServer;
  offices: Office[];
  /** The practices' UUIDs, as rows carry them. */
  practiceIds: [string, string];
}

/** Two practices on one server with one patient each. */
export async function startTwoPractices(): Promise<TwoPractices> {
  const server = await startTestServer();
  const offices = [await openOffice(server), await openOffice(server)];
  for (const office of offices) await office.patient({ familyName: office.practiceId });
  const [one = '', other = ''] = offices.map(({ practiceId }) => parseTypeId(practiceId)?.uuid ?? '');
  return { server, offices, practiceIds: [one, other] };
}
