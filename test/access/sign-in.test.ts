import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '../kit/client.ts';
import { type Office, openOffice, password } from '../kit/office.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
});

afterAll(() => server.stop());

const signInDocument = `mutation($input: SignInInput!) { signIn(input: $input) {
  __typename ... on SignInSuccess { token viewer { permissions staffMember { name } practice { id } } } ... on UserError { message path } } }`;
const viewerDocument = '{ viewer { staffMember { name } } }';

interface SignIn {
  signIn: {
    __typename: string;
    token: string;
    viewer: { permissions: string[]; staffMember: { name: string }; practice: { id: string } };
  };
}

async function newColleague(name: string): Promise<{ email: string; id: string }> {
  const email = `${name.toLowerCase()}@example.org`;
  const { addStaffMember } = await office.manager.ask<{ addStaffMember: { staffMember: { id: string } } }>(
    'mutation($input: AddStaffMemberInput!) { addStaffMember(input: $input) { ... on AddStaffMemberSuccess { staffMember { id } } } }',
    { input: { name, roles: ['FRONT_DESK'], email, password } },
  );
  return { email, id: addStaffMember.staffMember.id };
}

function signIn(email: string, typed = password) {
  return createClient(server.url).send<SignIn>(signInDocument, { input: { email, password: typed } });
}

test('front desk signs in and is answered as herself in her practice', async () => {
  const { email } = await newColleague('Dora');
  const { data } = await signIn(email.toUpperCase());
  expect(data.signIn.__typename).toBe('SignInSuccess');
  expect(data.signIn.viewer).toMatchObject({ staffMember: { name: 'Dora' }, practice: { id: office.practiceId } });
  expect(data.signIn.viewer.permissions).toContain('BOOK_APPOINTMENTS');
  expect(data.signIn.viewer.permissions).not.toContain('MANAGE_STAFF');
  const { viewer } = await createClient(server.url, data.signIn.token).ask<{ viewer: unknown }>(viewerDocument);
  expect(viewer).toEqual({ staffMember: { name: 'Dora' } });
});

test('an unknown e-mail and a wrong password get the same answer to the byte', async () => {
  const { email } = await newColleague('Erin');
  const wrong = await signIn(email, 'not the password');
  const unknown = await signIn('nobody@example.org');
  expect(unknown).toEqual(wrong);
  expect(wrong.data.signIn).toMatchObject({ __typename: 'InvalidCredentialsError', path: null });
});

test('passwords and tokens are stored as hashes only', async () => {
  const { email } = await newColleague('Fay');
  const { token } = (await signIn(email)).data.signIn;
  const [stored] = await runAsOwner<{ all: string }>(
    server,
    `select (select string_agg(a::text, '') from account a) || (select string_agg(s::text, '') from session s) as all`,
  );
  expect(stored?.all).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  expect(stored?.all).not.toContain(token.slice('foyer_st_'.length));
  expect(stored?.all).not.toContain(password);
});

test('after signing out the token is invalid', async () => {
  const { email } = await newColleague('Gina');
  const client = createClient(server.url, (await signIn(email)).data.signIn.token);
  const { signOut } = await client.ask<{ signOut: unknown }>(
    'mutation { signOut { ... on SignOutSuccess { endedSessions } } }',
  );
  expect(signOut).toEqual({ endedSessions: 1 });
  expect(await client.ask(viewerDocument)).toEqual({ viewer: null });
  const refused = await client.send('{ practice { name } }');
  expect(refused.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
});

test('signing out everywhere ends the sessions on other devices too', async () => {
  const { email } = await newColleague('Hana');
  const desk = createClient(server.url, (await signIn(email)).data.signIn.token);
  const tablet = createClient(server.url, (await signIn(email)).data.signIn.token);
  const { signOut } = await desk.ask<{ signOut: unknown }>(
    'mutation { signOut(input: { everywhere: true }) { ... on SignOutSuccess { endedSessions } } }',
  );
  expect(signOut).toEqual({ endedSessions: 2 });
  expect(await tablet.ask(viewerDocument)).toEqual({ viewer: null });
});

test.each([
  ['15 minutes without a request', `last_used_at = now() - interval '15 minutes 1 second'`, null],
  ['12 hours in any case', 'expires_at = now()', null],
])('a session ends after %s', async (_when, change, expected) => {
  const { email } = await newColleague(`Ida${change.length}`);
  const { token } = (await signIn(email)).data.signIn;
  const client = createClient(server.url, token);
  expect(await client.ask(viewerDocument)).not.toEqual({ viewer: null });
  await runAsOwner(server, `update session set ${change} where id = (select id from session order by id desc limit 1)`);
  expect(await client.ask(viewerDocument)).toEqual({ viewer: expected });
});

test('ending a membership ends its sessions at once, and it cannot sign in again', async () => {
  const { email, id } = await newColleague('Jana');
  const client = createClient(server.url, (await signIn(email)).data.signIn.token);
  await office.manager.ask(
    'mutation($id: ID!) { updateStaffMember(id: $id, input: { expectedVersion: 1, isActive: false }) { __typename } }',
    { id },
  );
  expect(await client.ask(viewerDocument)).toEqual({ viewer: null });
  expect((await signIn(email)).data.signIn.__typename).toBe('InvalidCredentialsError');
});

test('a person cannot change their own roles', async () => {
  const { viewer } = await office.manager.ask<{ viewer: { staffMember: { id: string; version: number } } }>(
    '{ viewer { staffMember { id version } } }',
  );
  const { updateStaffMember } = await office.manager.ask<{ updateStaffMember: unknown }>(
    `mutation($id: ID!, $input: UpdateStaffMemberInput!) { updateStaffMember(id: $id, input: $input) { __typename ... on UserError { path } } }`,
    { id: viewer.staffMember.id, input: { expectedVersion: viewer.staffMember.version, roles: ['PHYSICIAN'] } },
  );
  expect(updateStaffMember).toEqual({ __typename: 'OwnRolesError', path: ['input', 'roles'] });
});
