import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, openOffice } from '../kit/office.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
});

afterAll(() => server.stop());

const cutAll = () =>
  runAsOwner(
    server,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'foyer_login'`,
  );

test('when PostgreSQL drops every connection again and again, requests fail with a clear word and the next ones work', async () => {
  const codes = new Set<unknown>();
  for (let round = 0; round < 6; round += 1) {
    const busy = Array.from({ length: 12 }, () =>
      office.manager.send('{ searchPatients(text: "nobody") { edges { cursor } } }'),
    );
    await cutAll();
    for (const { errors } of await Promise.all(busy)) codes.add(errors?.[0]?.extensions?.code);
  }
  codes.delete(undefined);
  expect([...codes].filter((code) => code !== 'SERVICE_UNAVAILABLE')).toEqual([]);
  expect(await office.manager.ask('{ practice { id } }')).toEqual({ practice: { id: office.practiceId } });
});
