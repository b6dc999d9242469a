import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { Turnstile } from '../../src/database/turnstile.ts';
import { waitingFor } from '../kit/backends.ts';
import type { Client } from '../kit/client.ts';
import { eventually } from '../kit/eventually.ts';
import { type Office, openOffice } from '../kit/office.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startOwnServer, type TestServer } from '../kit/start-test-server.ts';
import { closeGate } from '../live/kit/close-gate.ts';
import { overSocket } from './kit/send-attack.ts';

const search = '{ searchPatients(text: "anybody") { edges { node { id } } } }';

let server: TestServer;
let office: Office;
let desk: Client;
let colleague: Client;

beforeAll(async () => {
  server = await startOwnServer();
  office = await openOffice(server);
  desk = await office.as('FRONT_DESK');
  colleague = await office.as('FRONT_DESK');
});

afterAll(() => server.stop());

/** One at a time. */
const waitFor = (patienceMs: number) =>
  Object.assign(server.app, { requestLimits: new Turnstile({ most: 1, patienceMs }) }).requestLimits;

test('a member of staff with too many running operations is refused by status and code, and colleagues are answered', async () => {
  waitFor(50);
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

test('a query whose session ends while it waits for its turn is not answered, though the token was looked up before', async () => {
  const pass = vi.spyOn(waitFor(10_000), 'pass');
  const newcomer = await office.as('FRONT_DESK');
  pass.mockClear();
  const gate = await closeGate(server, 'patient_search_term');
  onTestFinished(() => gate.open().catch(() => {}));
  const both = [newcomer.send(search), newcomer.send(search)];
  await eventually(() => expect(pass).toHaveBeenCalledTimes(2));
  await waitingFor(server, 'patient_search_term', 1);
  await runAsOwner(server, 'update session set ended_at = now() where ended_at is null', []);
  await gate.open();
  const codes = (await Promise.all(both)).map(({ errors }) => errors?.[0]?.extensions?.code);
  expect(codes).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
});
