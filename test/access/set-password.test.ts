import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newLinkToken } from '../../src/access/link-token.ts';
import { parseTypeId } from '../../src/contract/type-id.ts';
import { createClient } from '../kit/client.ts';
import { type Office, openOffice, password } from '../kit/office.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';
import { query } from '../start/kit/query.ts';

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
});

afterAll(() => server.stop());

const fresh = 'a password of my own';

async function invite(email = `${randomUUID()}@example.org`, by = office) {
  await by.manager.ask('mutation($input: AddStaffMemberInput!) { addStaffMember(input: $input) { __typename } }', {
    input: { name: 'Nora Nurse', roles: ['REGISTERED_NURSE'], email },
  });
  return email;
}

/** The tokens of the links that were mailed, the last one first. */
async function mailed(email: string): Promise<string[]> {
  const rows = await query(
    server.database.ownerUrl,
    `select body_text from outbox_item where recipient = '${email}' order by queued_at desc, id desc`,
  );
  return rows.map(([text]) => /foyer_ln_[\w-]+/.exec(String(text))?.[0] ?? '');
}

async function setPassword(link: string, chosen = fresh) {
  const { setPassword } = await createClient(server.url).ask<{ setPassword: { __typename: string } }>(
    `mutation($input: SetPasswordInput!) { setPassword(input: $input) {
      __typename ... on SetPasswordSuccess { email } ... on UserError { path } } }`,
    { input: { link, password: chosen } },
  );
  return setPassword;
}

async function signIn(email: string, typed: string): Promise<string | null> {
  const { signIn } = await createClient(server.url).ask<{ signIn: { token?: string } }>(
    'mutation($input: SignInInput!) { signIn(input: $input) { ... on SignInSuccess { token } } }',
    { input: { email, password: typed } },
  );
  return signIn.token ?? null;
}

async function requestReset(email: string) {
  return createClient(server.url).ask(
    `mutation($email: Email!) { requestPasswordReset(input: { email: $email }) {
      __typename ... on RequestPasswordResetSuccess { email } } }`,
    { email },
  );
}

test('a colleague added without a password chooses one by the mailed link, and signs in with it', async () => {
  const email = await invite();
  expect(await signIn(email, fresh)).toBeNull();
  const [link = ''] = await mailed(email);
  expect(await setPassword(link)).toEqual({ __typename: 'SetPasswordSuccess', email });
  expect(await signIn(email, fresh)).toMatch(/^foyer_st_/);
});

const refused = { __typename: 'LinkNotValidError', path: ['input', 'link'] };

test('a link works once, also when it is used twice at the same moment', async () => {
  const [link = ''] = await mailed(await invite());
  const both = await Promise.all([setPassword(link), setPassword(link)]);
  expect(both.map(({ __typename }) => __typename).sort()).toEqual(['LinkNotValidError', 'SetPasswordSuccess']);
  expect(await setPassword(link)).toEqual(refused);
});

test.each([
  ['has expired', (id: string) => `update account_link set expires_at = now() where account_id = '${id}'`],
  ['belongs to a disabled account', (id: string) => `update account set disabled_at = now() where id = '${id}'`],
])('a link that %s is refused', async (_what, change) => {
  const email = await invite();
  const [link = ''] = await mailed(email);
  const [[id] = []] = await query(server.database.ownerUrl, `select id from account where email = '${email}'`);
  await query(server.database.ownerUrl, change(String(id)));
  expect(await setPassword(link)).toEqual(refused);
});

test('a link of another practice, and a text that is none, are refused', async () => {
  const other = await openOffice(server);
  const [link = ''] = await mailed(await invite());
  const secret = link.split('_').slice(3).join('_');
  const elsewhere = `foyer_ln_${other.practiceId.slice('practice_'.length)}_${secret}`;
  expect(await setPassword(elsewhere)).toEqual(refused);
  expect(await setPassword(newLinkToken(parseTypeId(office.practiceId)?.uuid ?? ''))).toEqual(refused);
  expect(await setPassword('x')).toEqual(refused);
  expect(await setPassword(link)).toMatchObject({ __typename: 'SetPasswordSuccess' });
});

test('a short password is refused, and the link still works', async () => {
  const [link = ''] = await mailed(await invite());
  expect(await setPassword(link, 'short')).toEqual({ __typename: 'InvalidInputError', path: ['input', 'password'] });
  expect(await setPassword(link)).toMatchObject({ __typename: 'SetPasswordSuccess' });
});

test('only the hash of a link is kept', async () => {
  const email = await invite();
  const [link = ''] = await mailed(email);
  const rows = await query(server.database.ownerUrl, 'select to_jsonb(account_link)::text from account_link');
  expect(rows.length).toBeGreaterThan(0);
  // The secret is the end of the token: it may itself hold what stands between the token's parts.
  const secret = link.slice(-40);
  expect(rows.filter(([row]) => String(row).includes(secret))).toEqual([]);
});

test('a lost password: a link is mailed, the new password ends all sessions, in every practice', async () => {
  const other = await openOffice(server);
  const email = await invite();
  await setPassword((await mailed(email))[0] ?? '', password);
  await invite(email, other);
  const here = createClient(server.url, (await signIn(email, password)) ?? '');
  const { signIn: there } = await createClient(server.url).ask<{ signIn: { token: string } }>(
    'mutation($input: SignInInput!) { signIn(input: $input) { ... on SignInSuccess { token } } }',
    { input: { email, password, practiceId: other.practiceId } },
  );
  const sessions = [here, createClient(server.url, there.token)];
  const viewers = () => Promise.all(sessions.map((session) => session.send('{ practice { id } }')));
  expect((await viewers()).map(({ errors }) => errors)).toEqual([undefined, undefined]);
  await query(server.database.ownerUrl, "update account_link set made_at = made_at - interval '1 hour'");
  await requestReset(email);
  const [link = ''] = await mailed(email);
  expect(await setPassword(link)).toEqual({ __typename: 'SetPasswordSuccess', email });
  expect(await signIn(email, password)).toBeNull();
  expect(await signIn(email, fresh)).not.toBeNull();
  const codes = (await viewers()).map(({ errors }) => errors?.[0]?.extensions?.code);
  expect(codes).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
});

test('whether an account has the e-mail is not said, and one mailbox gets one mail in five minutes', async () => {
  const email = await invite();
  await query(server.database.ownerUrl, "update account_link set made_at = made_at - interval '1 hour'");
  const nobody = `${randomUUID()}@example.org`;
  const success = (to: string) => ({ requestPasswordReset: { __typename: 'RequestPasswordResetSuccess', email: to } });
  expect(await requestReset(nobody)).toEqual(success(nobody));
  const all = await Promise.all([requestReset(email), requestReset(email), requestReset(email)]);
  expect(all).toEqual([success(email), success(email), success(email)]);
  expect(await mailed(email)).toHaveLength(2);
  expect(await mailed(nobody)).toEqual([]);
});

test('a later link replaces an earlier one', async () => {
  const email = await invite();
  await query(server.database.ownerUrl, "update account_link set made_at = made_at - interval '1 hour'");
  await requestReset(email);
  const [later = '', earlier = ''] = await mailed(email);
  expect(await setPassword(earlier)).toEqual(refused);
  expect(await setPassword(later)).toMatchObject({ __typename: 'SetPasswordSuccess' });
});

test('an ended membership gets no link', async () => {
  const email = await invite();
  const end = "update staff_member set is_active = false where account_id = (select id from account where email = '";
  await query(server.database.ownerUrl, `${end}${email}')`);
  await query(server.database.ownerUrl, "update account_link set made_at = made_at - interval '1 hour'");
  await requestReset(email);
  expect(await mailed(email)).toHaveLength(1);
});
