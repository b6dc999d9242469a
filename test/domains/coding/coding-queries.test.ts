import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { type CodersDesk, code, openCodersDesk } from './coders-desk.ts';

let server: TestServer;
let desk: CodersDesk;

beforeAll(async () => {
  server = await startTestServer();
  desk = await openCodersDesk(server);
});

afterAll(() => server.stop());

test('a coding waits until its last question is answered or withdrawn, and goes on with its coder', async () => {
  const { coder, office } = desk;
  const { id } = await desk.codedOne();
  const ask = async (question: string) =>
    (await code(coder, 'queryProvider', { visitCodingId: id, question })).codingQuery;
  const [first, second, third] = [await ask('Left or right?'), await ask('How long?'), await ask('Which visit?')];
  const status = async () => (await desk.codingNow(id)).status;
  const physician = await office.as('PHYSICIAN');
  await code(physician, 'answerCodingQuery', { expectedVersion: 1, answer: 'Left' }, first?.id);
  expect(await status()).toBe('QUERIED');
  await code(coder, 'withdrawCodingQuery', { expectedVersion: 1 }, third?.id);
  expect(await status()).toBe('QUERIED');
  const answered = await code(physician, 'answerCodingQuery', { expectedVersion: 1, answer: 'A week' }, second?.id);
  expect(answered.codingQuery).toMatchObject({ answer: 'A week', version: 2 });
  expect(await desk.codingNow(id)).toMatchObject({ status: 'IN_CODING', coder: { name: expect.any(String) } });
});

test('a question is closed once: a second answer or withdrawal is refused, and so is one of an older version', async () => {
  const { coder, office } = desk;
  const { id } = await desk.coding();
  const { codingQuery } = await code(coder, 'queryProvider', { visitCodingId: id, question: 'Left or right?' });
  const physician = await office.as('PHYSICIAN_ASSISTANT');
  const stale = await code(physician, 'answerCodingQuery', { expectedVersion: 7, answer: 'Left' }, codingQuery?.id);
  expect(stale.__typename).toBe('StaleVersionError');
  const answers = await Promise.all(
    ['Left', 'Right'].map((answer) =>
      code(physician, 'answerCodingQuery', { expectedVersion: 1, answer }, codingQuery?.id),
    ),
  );
  expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
    ...['AnswerCodingQuerySuccess', 'CodingQueryClosedError'],
  ]);
  const withdrawn = await code(coder, 'withdrawCodingQuery', { expectedVersion: 2 }, codingQuery?.id);
  expect(withdrawn).toMatchObject({ __typename: 'CodingQueryClosedError', codingQuery: { id: codingQuery?.id } });
});

test('only who answers such questions is asked; without a provider of the visit one is named', async () => {
  const { coder, office } = desk;
  const ask = (visitCodingId: string, askedOfId?: string | null) =>
    code(coder, 'queryProvider', { visitCodingId, question: 'Why?', askedOfId });
  const { id: unattended } = await desk.coding({ providerId: null });
  expect(await ask(unattended)).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'askedOfId'] });
  const nurse = await office.provider({ roles: ['REGISTERED_NURSE'] });
  expect(await ask(unattended, nurse)).toMatchObject({ path: ['input', 'askedOfId'] });
  expect((await ask(unattended, desk.providerId)).__typename).toBe('QueryProviderSuccess');
});

test('a provider sees the questions that wait for them, with the charges; a nurse sees none of it', async () => {
  const { coder, office } = desk;
  const physician = await office.as('PHYSICIAN');
  const { viewer } = await physician.ask<{ viewer: { staffMember: { id: string } } }>(
    '{ viewer { staffMember { id } } }',
  );
  const { id } = await desk.codedOne();
  const asked = { visitCodingId: id, question: 'Left or right?', askedOfId: viewer.staffMember.id };
  const { codingQuery } = await code(coder, 'queryProvider', asked);
  const waiting = `query($me: ID!) { codingQueries(filter: { askedOfId: $me, isOpen: true }) { nodes {
    question visitCoding { status visit { ticket } charges { nodes { code } } } } } }`;
  const me = viewer.staffMember.id;
  expect(await physician.ask(waiting, { me })).toMatchObject({
    codingQueries: {
      nodes: [
        { question: 'Left or right?', visitCoding: { status: 'QUERIED', charges: { nodes: [{ code: 'G0439' }] } } },
      ],
    },
  });
  await code(physician, 'answerCodingQuery', { expectedVersion: 1, answer: 'Left' }, codingQuery?.id);
  expect(await physician.ask(waiting, { me })).toEqual({ codingQueries: { nodes: [] } });
  const nurse = await office.as('REGISTERED_NURSE');
  expect((await nurse.send(waiting, { me })).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  const { visitCoding } = await physician.ask<{ visitCoding: { visit: { id: string } } }>(
    'query($id: ID!) { visitCoding(id: $id) { visit { id } } }',
    { id },
  );
  const masked = await nurse.ask('query($id: ID!) { visit(id: $id) { coding { id } } }', {
    id: visitCoding.visit?.id,
  });
  expect(masked).toEqual({ visit: { coding: null } });
});
