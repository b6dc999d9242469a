import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
});

afterAll(() => server.stop());

interface Result {
  result: { __typename: string; message?: string; path?: string[]; room?: Record<string, unknown> };
}

const details = `{ name kind equipment readiness version site { id } visit { id } }`;

function createRoom(input: Record<string, unknown>): Promise<Result> {
  return office.manager.ask<Result>(
    `mutation($input: CreateRoomInput!) { result: createRoom(input: $input) {
      __typename ... on UserError { message path } ... on CreateRoomSuccess { room ${details} } } }`,
    { input },
  );
}

function updateRoom(id: string, input: Record<string, unknown>): Promise<Result> {
  return office.manager.ask<Result>(
    `mutation($id: ID!, $input: UpdateRoomInput!) { result: updateRoom(id: $id, input: $input) {
      __typename ... on UserError { message path } ... on UpdateRoomSuccess { room ${details} } } }`,
    { id, input },
  );
}

test('the office manager adds a room, which has to be cleaned first', async () => {
  const siteId = await office.site();
  const { result } = await createRoom({ siteId, name: 'Lab', kind: 'LAB', equipment: ['ECG', 'ECG', 'SPIROMETER'] });
  expect(result.room).toEqual({
    ...{ name: 'Lab', kind: 'LAB', equipment: ['ECG', 'SPIROMETER'], readiness: 'NEEDS_CLEANING', version: 1 },
    ...{ site: { id: siteId }, visit: null },
  });
});

test('a site has each door name once, another site may have it too', async () => {
  const siteId = await office.site();
  await office.room(siteId, { name: 'Exam 1' });
  const other = await office.room(siteId, { name: 'Exam 2' });
  const refusal = { __typename: 'InvalidInputError', path: ['input', 'name'] };
  expect((await createRoom({ siteId, name: 'Exam 1' })).result).toMatchObject(refusal);
  expect((await updateRoom(other, { name: 'Exam 1', expectedVersion: 1 })).result).toMatchObject(refusal);
  expect((await createRoom({ siteId: await office.site(), name: 'Exam 1' })).result.room).toMatchObject({
    name: 'Exam 1',
  });
});

test('a field that is absent from a change stays', async () => {
  const id = await office.room(await office.site(), { name: 'Exam', kind: 'CONSULT', equipment: ['ECG'] });
  const { result } = await updateRoom(id, { equipment: ['OTOSCOPE'], expectedVersion: 1 });
  expect(result.room).toMatchObject({ name: 'Exam', kind: 'CONSULT', equipment: ['OTOSCOPE'], version: 2 });
  expect((await updateRoom(id, { name: 'Old', expectedVersion: 1 })).result.__typename).toBe('StaleVersionError');
});

test('a site shows its rooms by name, each with its own past', async () => {
  const siteId = await office.site();
  for (const name of ['Exam 2', 'Consult', 'Exam 1']) {
    const id = await office.room(siteId, { name });
    await office.manager.ask(
      `mutation($id: ID!, $reason: String) { changeRoomReadiness(id: $id, input: { to: OUT_OF_SERVICE, reason: $reason }) { __typename } }`,
      { id, reason: `Paint ${name}` },
    );
  }
  await office.room(await office.site(), { name: 'Elsewhere' });
  const { site } = await office.manager.ask<{ site: unknown }>(
    'query($id: ID!) { site(id: $id) { rooms { name transitions(first: 1) { edges { node { reason } } pageInfo { hasNextPage } } } } }',
    { id: siteId },
  );
  const past = (reason: string) => ({ edges: [{ node: { reason } }], pageInfo: { hasNextPage: true } });
  const rooms = ['Consult', 'Exam 1', 'Exam 2'].map((name) => ({ name, transitions: past(`Paint ${name}`) }));
  expect(site).toEqual({ rooms });
});

test('a site and a room of another practice look as if they were not there', async () => {
  const stranger = await openOffice(server);
  const siteId = await stranger.site();
  const id = await stranger.room(siteId);
  expect((await createRoom({ siteId, name: 'Mine' })).result).toMatchObject({ path: ['input', 'siteId'] });
  expect((await updateRoom(id, { name: 'Mine', expectedVersion: 1 })).result).toMatchObject({ path: ['id'] });
  expect(await office.manager.ask('query($id: ID!) { room(id: $id) { name } }', { id })).toEqual({ room: null });
});

test('a person who may not see the waiting room sees a room without its visit', async () => {
  const siteId = await office.site();
  const id = await office.room(siteId);
  const regional = await office.as('REGIONAL_MANAGER');
  const answer = await regional.send('query($id: ID!) { room(id: $id) { readiness visit { id } } }', { id });
  expect(answer.data).toEqual({ room: { readiness: 'NEEDS_CLEANING', visit: null } });
  expect(answer.extensions).toEqual({ masked: ['room.visit'] });
});
