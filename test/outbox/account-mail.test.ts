import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { smtpMailer } from '../../src/outbox/smtp-mailer.ts';
import { startTestWorkers, type TestWorkers } from '../jobs/kit/start-test-workers.ts';
import { eventually } from '../kit/eventually.ts';
import { type Office, openOffice, password } from '../kit/office.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';
import { type Answer, type MailServer, startMailServer } from './kit/mail-server.ts';

let server: TestServer;
let office: Office;
const running: (TestWorkers | MailServer)[] = [];

beforeAll(async () => {
  server = await startTestServer({ publicUrl: 'https://foyer.example.org' });
  office = await openOffice(server);
});

afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
});

afterAll(() => server.stop());

async function startPost(answer?: Answer): Promise<MailServer> {
  const mailServer = await startMailServer(answer);
  const mailer = smtpMailer(mailServer.url, 'office@practice.example');
  running.push(mailServer, await startTestWorkers(server.database, { mailer }));
  return mailServer;
}

const add = `mutation($input: AddStaffMemberInput!) { addStaffMember(input: $input) {
  __typename ... on UserError { message } ... on AddStaffMemberSuccess { staffMember { id version } } } }`;
type Added = { addStaffMember: { __typename: string; staffMember: { id: string; version: number } } };

async function addColleague(email: string, input: Record<string, unknown> = {}): Promise<Added['addStaffMember']> {
  const { addStaffMember } = await office.manager.ask<Added>(add, {
    input: { name: 'Robin Reed', roles: ['FRONT_DESK'], email, password, ...input },
  });
  return addStaffMember;
}

interface Item {
  status: string;
  attempts: number;
  last_error: string | null;
}

async function itemTo(email: string): Promise<Item | undefined> {
  const [item] = await runAsOwner<Item>(server, 'select * from outbox_item where recipient = $1', [email]);
  return item;
}

/** Ends when the item has its fate. */
function fateOf(email: string): Promise<Item | undefined> {
  return eventually(async () => {
    const item = await itemTo(email);
    expect(item?.status).not.toBe('QUEUED');
    return item;
  });
}

test('a new colleague gets a mail in the practice’s name about the new account and where to sign in, without a password', async () => {
  const post = await startPost();
  await addColleague('robin@example.org');
  const [arrived] = await post.until(1);
  const { practice } = await office.manager.ask<{ practice: { name: string } }>('{ practice { name } }');
  expect(arrived?.recipients).toEqual(['robin@example.org']);
  expect(arrived?.mail.from?.value).toEqual([{ name: practice.name, address: 'office@practice.example' }]);
  expect(arrived?.mail.subject).toBe(`Your account at ${practice.name}`);
  expect(arrived?.mail.text).toContain(`An account was made for you at ${practice.name}.`);
  expect(arrived?.mail.text).toContain('https://foyer.example.org');
  expect(arrived?.mail.text).not.toContain(password);
  expect(await fateOf('robin@example.org')).toMatchObject({ status: 'SENT', attempts: 1, last_error: null });
});

test('changed roles are reported to the person they are of, other changes are not', async () => {
  const { staffMember } = await addColleague('sam@example.org');
  const post = await startPost();
  await post.until(1);
  const update = `mutation($id: ID!, $input: UpdateStaffMemberInput!) {
    updateStaffMember(id: $id, input: $input) { __typename ... on UpdateStaffMemberSuccess { staffMember { version } } } }`;
  await office.manager.ask(update, { id: staffMember.id, input: { expectedVersion: 1, name: 'Sam Reed' } });
  await office.manager.ask(update, { id: staffMember.id, input: { expectedVersion: 2, roles: ['BILLER', 'CODER'] } });
  const [, arrived, ...more] = await post.until(2);
  expect(arrived?.recipients).toEqual(['sam@example.org']);
  expect(arrived?.mail.text).toMatch(/^Dear Sam Reed,/);
  expect(arrived?.mail.text).toContain('are now: biller, coder.');
  expect(more).toEqual([]);
});

test('a colleague who is refused gets no mail', async () => {
  const jobs = () => runAsOwner(server, `select id from foyer_jobs.job where name = 'outbox.send-mail'`);
  await addColleague('twice@example.org');
  const before = await jobs();
  expect(await addColleague('twice@example.org')).toMatchObject({ __typename: 'InvalidInputError' });
  expect(await runAsOwner(server, `select from outbox_item where recipient = 'twice@example.org'`)).toHaveLength(1);
  expect(await jobs()).toEqual(before);
});

test('a colleague without a password gets a link, and its text is kept no longer than until it is sent', async () => {
  await addColleague('link@example.org', { password: null });
  const [queued] = await runAsOwner<{ body_text: string }>(server, 'select * from outbox_item where recipient = $1', [
    'link@example.org',
  ]);
  const post = await startPost();
  const arrived = await eventually(() => {
    const found = post.arrived.find(({ recipients }) => recipients.includes('link@example.org'));
    expect(found).toBeDefined();
    return Promise.resolve(found);
  });
  const address = /https:\/\/foyer\.example\.org\/set-password#foyer_ln_[\w-]+/.exec(arrived?.mail.text ?? '')?.[0];
  expect(queued?.body_text).toContain(address);
  expect(arrived?.mail.text).toContain('It works once, within 24 hours.');
  expect(await fateOf('link@example.org')).toMatchObject({
    status: 'SENT',
    subject: null,
    body_text: null,
    cleared_at: expect.any(Date),
  });
});
