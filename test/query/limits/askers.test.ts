import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { Turnstile } from '../../../src/database/turnstile.ts';
import { waitingFor } from '../../kit/backends.ts';
import type { Client } from '../../kit/client.ts';
import { openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { closeGate } from '../../live/kit/close-gate.ts';
import { overSocket } from './kit/send-attack.ts';

const search = '{ searchPatients(text: "anybody") { edges { node { id } } } }';

let server: TestServer;
let desk: Client;
let colleague: Client;

beforeAll(async () => {
  server = await startTestServer();
  const office = await openOffice(server);
  desk = await office.as('FRONT_DESK');
  colleague = await office.as('FRONT_DESK');
  // One at a time, and hardly any patience.
  Object.assign(server.app, { askers: new Turnstile({ most: 1, patienceMs: 50 }) });
});

afterAll(() => server.stop());

test('whoever has too many operations running is told to wait for them, by status and code, and colleagues are answered', async () => {
  const socket = await overSocket(server.url, desk.token);
  onTestFinished(() => socket.close());
  const gate = await closeGate(server, 'patient_search_term');
  onTestFinished(() => gate.open().catch(() => {}));
  const first = desk.send(search);
  await waitingFor(server, 'patient_search_term', 1);
  const tooMany = [{ extensions: { code: 'TOO_MANY_REQUESTS' } }];
  expect(await desk.send('{ practice { name } }')).toMatchObject({ status: 429, errors: tooMany });
  expect(await desk.send('mutation { signOut { __typename } }')).toMatchObject({ status: 429, errors: tooMany });
  expect(await socket.send({ query: '{ practice { name } }' })).toMatchObject({ errors: tooMany });
  expect((await colleague.send('{ practice { name } }')).errors).toBeUndefined();
  await gate.open();
  expect(await first).toMatchObject({ status: 200, data: { searchPatients: { edges: [] } } });
  expect((await desk.send('{ practice { name } }')).errors).toBeUndefined();
});
