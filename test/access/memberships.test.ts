import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '../kit/client.ts';
import { type Office, openOffice, password } from '../kit/office.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';

let server: TestServer;
let first: Office;
let second: Office;

beforeAll(async () => {
  server = await startTestServer();
  first = await openOffice(server);
  second = await openOffice(server);
});

afterAll(() => server.stop());

async function add(office: Office, email: string): Promise<string> {
  const { addStaffMember } = await office.manager.ask<{ addStaffMember: { staffMember: { id: string } } }>(
    'mutation($input: AddStaffMemberInput!) { addStaffMember(input: $input) { ... on AddStaffMemberSuccess { staffMember { id } } } }',
    { input: { name: 'Colleague', roles: ['CODER'], email, password } },
  );
  return addStaffMember.staffMember.id;
}

async function change(office: Office, id: string, isActive: boolean, expectedVersion: number): Promise<void> {
  await office.manager.ask(
    'mutation($id: ID!, $input: UpdateStaffMemberInput!) { updateStaffMember(id: $id, input: $input) { __typename } }',
    { id, input: { isActive, expectedVersion } },
  );
}

async function signIn(email: string, practiceId?: string) {
  const { signIn: answer } = await createClient(server.url).ask<{
    signIn: { __typename: string; token: string; viewer?: { practice: { id: string } } };
  }>(
    `mutation($input: SignInInput!) { signIn(input: $input) { __typename ... on SignInSuccess { token viewer { practice { id } } } } }`,
    { input: { email, password, ...(practiceId && { practiceId }) } },
  );
  return { ...answer, client: createClient(server.url, answer.token) };
}

test('a person who works in two practices signs in to the one joined first, or to the one that is named', async () => {
  const email = 'two@example.org';
  await add(first, email);
  await add(second, email);
  expect((await signIn(email)).viewer?.practice.id).toBe(first.practiceId);
  expect((await signIn(email, second.practiceId)).viewer?.practice.id).toBe(second.practiceId);
});

test('signing out everywhere ends the sessions in both practices', async () => {
  const email = 'everywhere@example.org';
  await add(first, email);
  await add(second, email);
  const [here, there] = [await signIn(email, first.practiceId), await signIn(email, second.practiceId)];
  const { signOut } = await here.client.ask<{ signOut: unknown }>(
    'mutation { signOut(input: { everywhere: true }) { ... on SignOutSuccess { endedSessions } } }',
  );
  expect(signOut).toEqual({ endedSessions: 2 });
  for (const { client } of [here, there])
    expect(await client.ask('{ viewer { permissions } }')).toEqual({ viewer: null });
});

test('when the first membership ends, sign-in finds the other; when it begins again, the first', async () => {
  const email = 'moves@example.org';
  const id = await add(first, email);
  await add(second, email);
  await change(first, id, false, 1);
  expect((await signIn(email)).viewer?.practice.id).toBe(second.practiceId);
  await change(first, id, true, 2);
  expect((await signIn(email)).viewer?.practice.id).toBe(first.practiceId);
});

test('the directory only says where to look: a membership that has ended there opens no session', async () => {
  const email = 'stale@example.org';
  await add(first, email);
  await runAsOwner(
    server,
    `update staff_member set is_active = false where account_id = (select id from account where email = $1)`,
    [email],
  );
  expect((await signIn(email)).__typename).toBe('InvalidCredentialsError');
});
