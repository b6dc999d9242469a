import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, openOffice } from '../kit/office.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startOwnServer, type TestServer } from '../kit/start-test-server.ts';

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startOwnServer();
  office = await openOffice(server);
});

afterAll(() => server.stop());

const cutAll = () =>
  runAsOwner(
    server,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'foyer_login'`,
  );

/** As many as the server has. */
const connections = 12;

test('when PostgreSQL drops every connection again and again, requests fail with a clear word and the next ones work', async () => {
  const codes = new Set<unknown>();
  const send = async (query: string) => {
    const { data, errors } = await office.manager.send(query);
    codes.add(errors?.[0]?.extensions?.code);
    return data;
  };
  for (let round = 0; round < 6; round += 1) {
    const busy = Array.from({ length: connections }, () =>
      send('{ searchPatients(text: "nobody") { edges { cursor } } }'),
    );
    await cutAll();
    await Promise.all(busy);
  }
  // A connection whose end was not heard of yet costs one more request.
  let answer: unknown = null;
  for (let lost = 0; !answer && lost <= connections; lost += 1) answer = await send('{ practice { id } }');
  expect(answer).toEqual({ practice: { id: office.practiceId } });
  codes.delete(undefined);
  expect([...codes].filter((code) => code !== 'SERVICE_UNAVAILABLE')).toEqual([]);
});

test('a connection that PostgreSQL ended is not used again by the next request', async () => {
  const db = server.app.orm.em.getKysely();
  for (let round = 0; round < 20; round += 1) {
    const ended = sql`select pg_terminate_backend(pg_backend_pid())`.execute(db);
    await expect(ended).rejects.toThrow(/terminating connection/);
    await expect(sql`select 1 as one`.execute(db)).resolves.toMatchObject({ rows: [{ one: 1 }] });
  }
});
