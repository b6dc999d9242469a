import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '../../kit/client.ts';
import { openOffice, password } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { type RunOptions, runCommand } from './kit/run-command.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const chosen = 'another good password';

function reset(email: string, more: string[], options: RunOptions = {}) {
  const env = { DATABASE_URL: server.database.ownerUrl, DATABASE_APP_URL: server.database.appUrl };
  return runCommand(['account', 'reset', '--email', email, ...more], { env, ...options });
}

async function signIn(email: string, typed: string): Promise<string | null> {
  const { signIn } = await createClient(server.url).ask<{ signIn: { token?: string } }>(
    'mutation($input: SignInInput!) { signIn(input: $input) { ... on SignInSuccess { token } } }',
    { input: { email, password: typed } },
  );
  return signIn.token ?? null;
}

async function openWithCoder(email: string) {
  const office = await openOffice(server);
  await office.manager.ask('mutation($input: AddStaffMemberInput!) { addStaffMember(input: $input) { __typename } }', {
    input: { name: 'Cora Coder', roles: ['CODER'], email, password },
  });
  return office;
}

test('a password that is piped counts from then on, ends the sessions, and is in the audit trail', async () => {
  const email = 'lost@example.org';
  const office = await openWithCoder(email);
  const session = createClient(server.url, (await signIn(email, password)) ?? '');
  expect(await reset(email, ['--password-stdin'], { input: `${chosen}\n` })).toEqual({
    exitCode: 0,
    out: `The password of ${email} is set, and all sessions of the account have ended.\n`,
    told: [],
  });
  expect(await signIn(email, password)).toBeNull();
  expect(await signIn(email, chosen)).not.toBeNull();
  const { errors } = await session.send('{ practice { id } }');
  expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  const env = { DATABASE_URL: server.database.ownerUrl, DATABASE_APP_URL: server.database.appUrl };
  const trail = await runCommand(['audit', 'list', '--practice', office.practiceId, '--format', 'json'], { env });
  expect(JSON.parse(trail.out)).toContainEqual(
    expect.objectContaining({ operation: 'account reset', action: 'UPDATE', reason: 'A new password' }),
  );
});

test('a link leaves the present password until it is used', async () => {
  const email = 'linked-reset@example.org';
  await openWithCoder(email);
  const { exitCode, out, told } = await reset(email, ['--link']);
  expect([exitCode, told]).toEqual([0, []]);
  const link = /http:\/\/127\.0\.0\.1:4000\/set-password#(foyer_ln_[\w-]+)\n/.exec(out)?.[1];
  expect(await signIn(email, password)).not.toBeNull();
  await createClient(server.url).ask(
    'mutation($link: String!, $password: String!) { setPassword(input: { link: $link, password: $password }) { __typename } }',
    { link, password: chosen },
  );
  expect([await signIn(email, password), await signIn(email, chosen)]).toEqual([null, expect.any(String)]);
});

test('an e-mail that no account has is refused with the way out', async () => {
  expect(await reset('nobody-here@example.org', ['--link'])).toEqual({
    exitCode: 1,
    out: '',
    told: ['No account has the e-mail nobody-here@example.org; name what the person signs in with.'],
  });
});

test('a person whose memberships ended is refused, and nothing is changed', async () => {
  const email = 'ended@example.org';
  const office = await openWithCoder(email);
  const { staff } = await office.manager.ask<{ staff: { nodes: { id: string; name: string; version: number }[] } }>(
    '{ staff { nodes { id name version } } }',
  );
  const coder = staff.nodes.find(({ name }) => name === 'Cora Coder');
  await office.manager.ask(
    `mutation($id: ID!, $version: Int!) { updateStaffMember(id: $id, input: { expectedVersion: $version, isActive: false }) { __typename } }`,
    { id: coder?.id, version: coder?.version },
  );
  const ran = await reset(email, ['--password-stdin'], { input: chosen });
  expect([ran.exitCode, ran.told]).toEqual([
    1,
    ['This account belongs to no practice any more; add it to one with addStaffMember.'],
  ]);
});
