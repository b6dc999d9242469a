import { afterAll, beforeAll, expect, test } from 'vitest';
import { watch } from '../../../kit/live-client.ts';
import { startTestServer, type TestServer } from '../../../kit/start-test-server.ts';
import { mergePatients, undoMerge } from '../../patients/records.ts';
import { type BillingWorld, openBilling } from '../kit/billing-world.ts';
import { act } from '../kit/claim-acts.ts';

let server: TestServer;
let world: BillingWorld;

beforeAll(async () => {
  server = await startTestServer();
  world = await openBilling(server);
});

afterAll(() => server.stop());

interface Seen {
  events: { text: string | null }[];
}
interface Board {
  claims: { kind: string; claims: { patient: { id: string } }[]; changes: Seen['events'] };
}

test('a merge of patients shows the claim with its new patient, and sends no event of it a second time', async () => {
  const [kept, merged] = [await world.insured(), await world.insured()];
  const [id = ''] = await world.claims({ patientId: merged });
  const common = { url: server.url, token: world.biller.token, variables: { filter: { claimId: id } } };
  const board = watch<Board>({
    ...common,
    query: `subscription($filter: ClaimWatchFilter!) { claims(filter: $filter) { kind claims { patient { id } } changes { text } } }`,
  });
  const log = watch<{ claimEvents: Seen }>({
    ...common,
    query: `subscription($filter: ClaimWatchFilter!) { claimEvents(filter: $filter) { kind events { text } } }`,
  });
  await board.until(() => true);
  await log.until(() => true);
  const { patientMerge } = await mergePatients(world.office.manager, kept, { mergedId: merged });
  const isOf = (patientId: string) => board.until(({ data }) => shows(data, patientId));
  expect((await isOf(kept)).data?.claims.changes).toEqual([]);
  await undoMerge(world.office.manager, patientMerge?.id ?? '');
  expect((await isOf(merged)).data?.claims.changes).toEqual([]);
  // What comes after it shows that nothing is still on its way.
  await act(world.biller, 'noteClaim', id, { text: 'Afterwards' });
  await board.until(({ data }) => (data?.claims.changes.length ?? 0) > 0);
  await log.until(({ data }) => (data?.claimEvents.events.length ?? 0) > 0);
  expect(board.payloads.flatMap(({ data }) => data?.claims.changes ?? [])).toEqual([{ text: 'Afterwards' }]);
  expect(log.payloads.flatMap(({ data }) => data?.claimEvents.events ?? [])).toEqual([{ text: 'Afterwards' }]);
  await board.stop();
  await log.stop();
});

const shows = (data: Board | null | undefined, patientId: string): boolean =>
  data?.claims.kind === 'CHANGE' && data.claims.claims.some(({ patient }) => patient.id === patientId);
