import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, openOffice } from '../../kit/office.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { startOwnServer, type TestServer } from '../../kit/start-test-server.ts';

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startOwnServer();
  office = await openOffice(server);
});

afterAll(() => server.stop());

test('an operation whose read the database refuses gets the same error, whether or not it was compiled', async () => {
  await office.visitType();
  const query = '{ viewer { permissions } visitTypes { edges { node { name } } } }';
  for (let time = 0; time < 4; time += 1) await office.manager.ask(query);
  await runAsOwner(
    server,
    `create function refuse() returns boolean language plpgsql as $$ begin raise exception 'no' using errcode = '40001'; end $$;
     create policy refusing on visit_type as restrictive for select using (refuse())`,
  );
  const before = server.app.compiled.answers.interpreted;
  const refused = await office.manager.send(query);
  expect(server.app.compiled.answers.interpreted).toBe(before + 1);
  expect(refused.errors?.map(({ path, extensions }) => [path, extensions?.code])).toEqual([
    [['visitTypes'], 'TRY_AGAIN'],
  ]);
  await runAsOwner(server, 'drop policy refusing on visit_type; drop function refuse()');
  expect((await office.manager.send(query)).errors).toBeUndefined();
});
