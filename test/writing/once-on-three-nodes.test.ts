import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../../src/server/server.ts';
import { openFloor } from '../domains/visits/floor.ts';
import { createClient } from '../kit/client.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startAnotherNode } from '../kit/start-another-node.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';
import { uuidOf } from '../live/kit/full-floor.ts';
import { sendMutation } from './kit/send-mutation.ts';

let server: TestServer;
let others: RunningServer[];

beforeAll(async () => {
  server = await startTestServer();
  others = [await startAnotherNode(server), await startAnotherNode(server)];
});

afterAll(async () => {
  for (const node of others) await node.stop();
  await server.stop();
});

test('a hundred duplicates over three nodes act once and are all answered the same', async () => {
  const floor = await openFloor(server);
  const input = {
    ...{ siteId: floor.siteId, visitTypeId: floor.visitTypeId, patientId: await floor.office.patient() },
    idempotencyKey: randomUUID(),
  };
  const clients = [server, ...others].map(({ url }) => createClient(url, floor.client.token));
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, index) =>
      sendMutation(clients[index % 3] ?? floor.client, 'checkInWalkIn', {
        input,
        fields: 'visit { id ticket version }',
      }),
    ),
  );
  const [first] = answers;
  expect(first).toMatchObject({ __typename: 'CheckInWalkInSuccess', visit: { version: 1 } });
  for (const answer of answers) expect(answer).toEqual(first);
  const rows = await runAsOwner(
    server,
    `select (select count(*)::int from visit where patient_id = $1) as visits,
       (select count(*)::int from visit_step where visit_id = $2) as steps,
       (select count(*)::int from event_log where subject_id = $2) as events,
       (select count(*)::int from audit_entry e join audit_entry_patient p on p.entry_id = e.id
        where p.patient_id = $1 and e.action = 'CREATE' and e.operation = 'checkInWalkIn') as entries`,
    [uuidOf(input.patientId), uuidOf(first?.visit?.id ?? '')],
  );
  expect(rows).toEqual([{ visits: 1, steps: 1, events: 1, entries: 1 }]);
}, 60_000);
