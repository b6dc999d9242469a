import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId } from '../../../src/contract/type-id.ts';
import { proposeCharge } from '../../../src/domains/coding/gives/propose-charge.ts';
import { withdrawCharge } from '../../../src/domains/coding/gives/withdraw-charge.ts';
import { createContext } from '../../../src/execution/create-context.ts';
import { ChargeSource } from '../../../src/generated/models.ts';
import { isRefusal, type WriteUnit } from '../../../src/writing/unit.ts';
import { write } from '../../../src/writing/write.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { type CodersDesk, code, openCodersDesk } from './coders-desk.ts';

let server: TestServer;
let desk: CodersDesk;

beforeAll(async () => {
  server = await startTestServer();
  desk = await openCodersDesk(server);
});

afterAll(() => server.stop());

/** A write of another domain, in which it proposes or withdraws. */
async function inUnit<Found extends object>(work: (unit: WriteUnit) => Promise<Found | null>): Promise<string | null> {
  const origin = { address: null, device: null, requestId: 'test' };
  const { token } = desk.office.manager;
  const context = await createContext(server.app, { token, origin, isActivity: true });
  const { found } = await write<{ __typename: string; found: string | null }>(context, 'test', async (unit) => {
    const answer = await work(unit);
    if (answer && isRefusal(answer)) return { __typename: 'Refused', found: answer.__typename };
    return { __typename: 'Success', found: answer && 'id' in answer ? String(answer.id) : null };
  });
  return found;
}

const source = ChargeSource.MEDICATION;
const propose = (visitId: string, sourceId: string, more: { units?: number } = {}) =>
  inUnit((unit) =>
    proposeCharge(unit, { visitId: parseTypeId(visitId)?.uuid ?? '', source, sourceId, code: 'j1885', ...more }),
  );
const withdraw = (sourceId: string) =>
  inUnit((unit) => withdrawCharge(unit, { source, sourceId, reason: 'Not given' }));

test('a charge is proposed while the visit goes on, and its coding opens with the visit’s end', async () => {
  const visit = await desk.floor.arrival();
  await propose(visit.id, randomUUID(), { units: 2 });
  const begun = await desk.codingOf(visit.id);
  const proposed = { code: 'J1885', units: 2, source: 'MEDICATION', status: 'PROPOSED' };
  expect(begun).toMatchObject({ status: 'WAITING', charges: { nodes: [proposed] } });
  await desk.floor.done('advanceVisit', visit.id, { to: 'DONE' });
  expect(await desk.codingOf(visit.id)).toMatchObject({
    id: begun.id,
    status: 'READY',
    charges: { nodes: [proposed] },
  });
});

test('a row proposes once, also at the same moment, and again after it was withdrawn', async () => {
  const { id } = await desk.floor.arrival();
  const sourceId = randomUUID();
  const charges = new Set(await Promise.all([1, 2, 3].map(() => propose(id, sourceId))));
  expect(charges.size).toBe(1);
  expect(await withdraw(sourceId)).toBe([...charges][0]);
  expect(await withdraw(sourceId)).toBeNull();
  expect(charges.has(await propose(id, sourceId))).toBe(false);
  expect((await desk.codingOf(id)).charges.nodes.map(({ status }) => status)).toEqual(['VOIDED', 'PROPOSED']);
});

test('after the release nothing is proposed or withdrawn', async () => {
  const visitId = await desk.visit();
  const sourceId = randomUUID();
  await propose(visitId, sourceId);
  const { id, version, charges } = await desk.codingOf(visitId);
  await code(desk.coder, 'recordDiagnoses', { expectedVersion: version, codes: ['J06.9'] }, id);
  const [charge] = charges.nodes;
  await code(desk.coder, 'updateCharge', { expectedVersion: charge?.version, pointers: [1] }, charge?.id);
  await code(desk.coder, 'releaseCoding', { expectedVersion: (await desk.codingNow(id)).version }, id);
  const released = await desk.codingNow(id);
  expect(await withdraw(sourceId)).toBe('CodingLockedError');
  expect(await propose(visitId, randomUUID())).toBe('CodingLockedError');
  expect(await desk.codingNow(id)).toEqual(released);
});
