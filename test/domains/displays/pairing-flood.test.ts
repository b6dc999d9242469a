import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '../../kit/client.ts';
import { startOwnServer, type TestServer } from '../../kit/start-test-server.ts';
import { pairingStateOf, startScreen } from './pair-screen.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startOwnServer();
});

afterAll(() => server.stop());

test('a thousand waiting screens are the most; when their codes are over there is room again', async () => {
  const sql = server.owner.em.getConnection();
  await sql.execute(
    `insert into display_pairing (code_hash, token_hash, place, expires_at)
     select 'code ' || place, 'token ' || place, place, now() + interval '10 minutes' from generate_series(1, 1000) place`,
  );
  const { startDisplayPairing } = await createClient(server.url).ask<{ startDisplayPairing: unknown }>(
    'mutation { startDisplayPairing { __typename ... on InvalidInputError { message } } }',
  );
  expect(startDisplayPairing).toEqual({
    __typename: 'InvalidInputError',
    message: 'Too many screens wait to be paired; try again in 10 minutes.',
  });
  await sql.execute("update display_pairing set expires_at = now() - interval '1 second'");
  expect(await pairingStateOf(await startScreen(server.url))).toBe('WAITING');
  const [row] = await sql.execute<[{ living: string }]>('select count(*) as living from display_pairing');
  expect(row.living).toBe('1');
});
