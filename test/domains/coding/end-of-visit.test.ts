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

const undo = (visitId: string) => desk.floor.change('undoVisitStep', visitId);

async function createVisitType(usualCharges: Record<string, unknown>[]): Promise<Record<string, unknown>> {
  const { result } = await desk.office.manager.ask<{ result: Record<string, unknown> }>(
    `mutation($input: CreateVisitTypeInput!) { result: createVisitType(input: $input) {
      __typename ... on UserError { path } ... on CreateVisitTypeSuccess { visitType { id version usualCharges { code modifiers units } } } } }`,
    { input: { name: `Wellness ${Math.random()}`, duration: 'PT20M', usualCharges } },
  );
  return result;
}

test('a coding begins with the usual charges of the visit type, as proposals with their prices', async () => {
  await desk.office.manager.ask(
    'mutation { setFee(input: { code: "G0439", price: "118.00", validFrom: "2000-01-01" }) { __typename } }',
  );
  const { visitType } = await createVisitType([
    { code: 'g0439' },
    { code: 'G0444', modifiers: ['59'], units: 2 },
    { code: 'G0439', modifiers: ['33'] },
  ]);
  expect(visitType).toMatchObject({
    usualCharges: [
      { code: 'G0439', modifiers: [], units: 1 },
      { code: 'G0444', modifiers: ['59'], units: 2 },
      { code: 'G0439', modifiers: ['33'], units: 1 },
    ],
  });
  const { id: visitTypeId } = visitType as { id: string };
  const { charges } = await desk.coding({ visitTypeId });
  const proposed = { source: 'VISIT_TYPE', status: 'PROPOSED', pointers: [] };
  expect(charges.nodes).toMatchObject([
    { ...proposed, code: 'G0439', amount: '118.00' },
    { ...proposed, code: 'G0444', amount: '0.00', units: 2 },
    { ...proposed, code: 'G0439', modifiers: ['33'], amount: '118.00' },
  ]);
  const [first] = charges.nodes;
  const seen = await code(desk.coder, 'updateCharge', { expectedVersion: first?.version }, first?.id);
  expect(seen.charge).toMatchObject({ status: 'CODED', amount: '118.00' });
});

test('usual charges that no charge can be, and one named twice, are refused by their place', async () => {
  const odd: [Record<string, unknown>[], string][] = [
    [[{ code: 'ABCDE' }], '0.code'],
    [[{ code: 'G0439' }, { code: 'g0439' }], '1.code'],
    [[{ code: 'G0439', modifiers: ['25', '25'] }], '0.modifiers.1'],
    [[{ code: 'G0439', units: 0 }], '0.units'],
  ];
  for (const [usualCharges, at] of odd)
    expect([at, await createVisitType(usualCharges)]).toMatchObject([
      at,
      { __typename: 'InvalidInputError', path: ['input', 'usualCharges', ...at.split('.')] },
    ]);
});

test('usual charges are changed for visits to come', async () => {
  const { visitType } = await createVisitType([{ code: 'G0439' }]);
  const { id, version } = visitType as { id: string; version: number };
  const before = await desk.coding({ visitTypeId: id });
  const { result } = await desk.office.manager.ask<{ result: unknown }>(
    `mutation($id: ID!, $version: Int!) { result: updateVisitType(id: $id, input: { expectedVersion: $version, usualCharges: [{ code: "J1885", units: 0.5 }] }) {
      ... on UpdateVisitTypeSuccess { visitType { usualCharges { code units } } } } }`,
    { id, version },
  );
  expect(result).toEqual({ visitType: { usualCharges: [{ code: 'J1885', units: 0.5 }] } });
  expect((await desk.coding({ visitTypeId: id })).charges.nodes).toMatchObject([{ code: 'J1885', units: 0.5 }]);
  expect(await desk.codingNow(before.id)).toEqual(before);
});

test('undoing the end of a visit puts its coding aside, and the next end brings it back with what was there', async () => {
  const { visitType } = await createVisitType([{ code: 'G0439' }]);
  const visitId = await desk.visit({ visitTypeId: (visitType as { id: string }).id });
  const { id, version, charges } = await desk.codingOf(visitId);
  await code(desk.coder, 'recordDiagnoses', { expectedVersion: version, codes: ['J06.9'] }, id);
  const [usual] = charges.nodes;
  await code(desk.coder, 'voidCharge', { expectedVersion: usual?.version }, usual?.id);
  const { codingQuery } = await code(desk.coder, 'queryProvider', { visitCodingId: id, question: 'Left or right?' });
  expect((await undo(visitId)).__typename).toBe('UndoVisitStepSuccess');
  const aside = await desk.codingNow(id);
  expect(aside).toMatchObject({ status: 'WAITING', diagnoses: [{ code: 'J069' }] });
  const locked = await code(desk.coder, 'addCharge', { visitCodingId: id, code: 'G0439' });
  expect(locked).toMatchObject({ __typename: 'CodingLockedError', coding: { status: 'WAITING' } });
  expect(locked.message).toContain('advanceVisit');
  await desk.floor.done('advanceVisit', visitId, { to: 'DONE' });
  expect(await desk.codingNow(id)).toMatchObject({
    ...{ status: 'QUERIED', diagnoses: [{ code: 'J069' }], charges: { nodes: [{ id: usual?.id, status: 'VOIDED' }] } },
  });
  await undo(visitId);
  await code(desk.coder, 'withdrawCodingQuery', { expectedVersion: 1 }, codingQuery?.id);
  await desk.floor.done('advanceVisit', visitId, { to: 'DONE' });
  expect(await desk.codingNow(id)).toMatchObject({ status: 'READY', coder: { name: expect.any(String) } });
});

test('the end of a visit stays once its coding was released, until that is reopened', async () => {
  const visitId = await desk.visit();
  const { id, version } = await desk.codingOf(visitId);
  await code(desk.coder, 'recordDiagnoses', { expectedVersion: version, codes: ['J06.9'] }, id);
  await code(desk.coder, 'addCharge', { visitCodingId: id, code: 'G0439', pointers: [1] });
  await code(desk.coder, 'releaseCoding', { expectedVersion: (await desk.codingNow(id)).version }, id);
  const refused = await undo(visitId);
  expect(refused).toMatchObject({ __typename: 'VisitCodedError', path: ['id'] });
  expect(refused.message).toContain('reopenCoding');
  const seen = (client: { ask: typeof desk.coder.ask }) =>
    client.ask(`mutation($id: ID!) { undoVisitStep(id: $id) { ... on VisitCodedError { coding { id status } } } }`, {
      id: visitId,
    });
  expect(await seen(desk.floor.client)).toEqual({ undoVisitStep: { coding: null } });
  expect(await seen(await desk.office.as('PHYSICIAN'))).toEqual({
    undoVisitStep: { coding: { id, status: 'RELEASED' } },
  });
  const { version: released } = await desk.codingNow(id);
  await code(desk.coder, 'reopenCoding', { expectedVersion: released, reason: 'The patient is back' }, id);
  expect((await undo(visitId)).__typename).toBe('UndoVisitStepSuccess');
  expect((await desk.codingNow(id)).status).toBe('WAITING');
});

test('a visit that ends without being seen has nothing to code', async () => {
  const { id } = await desk.floor.arrival();
  await desk.floor.done('leaveWithoutBeingSeen', id);
  expect(await desk.office.manager.ask('query($id: ID!) { visit(id: $id) { coding { id } } }', { id })).toEqual({
    visit: { coding: null },
  });
});
