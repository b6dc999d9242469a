import { afterAll, beforeAll, expect, test } from 'vitest';
import { ClaimEventKind as Kind, ClaimStatus as Status } from '../../../src/generated/models.ts';
import type { Client } from '../../kit/client.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { mergePatients, undoMerge } from '../patients/records.ts';
import { type BillingWorld, openBilling } from './kit/billing-world.ts';
import { act, actOnAll, answer } from './kit/claim-acts.ts';

let server: TestServer;
let world: BillingWorld;
let biller: Client;
let patientId: string;
/** Sent and denied, ready and large, put off, held. */
let ids: string[];

beforeAll(async () => {
  server = await startTestServer();
  world = await openBilling(server);
  biller = world.biller;
  patientId = await world.insured();
  ids = [
    ...(await world.claims({ patientId })),
    ...(await world.claims({ charges: [{ amountCents: 90_000, code: 'G0101' }] })),
    ...(await world.claims()),
    ...(await world.claims()),
  ];
  const said = (kind: Kind, reports: Status) => ({ kind, reports, codes: ['CO-16'] });
  await answer(server, world, ids[0], said(Kind.SUBMITTED, Status.SUBMITTED), said(Kind.ADJUDICATED, Status.DENIED));
  await actOnAll(biller, 'snoozeClaims', { ids: [ids[2]], until: '2099-01-01' });
  await act(biller, 'holdClaim', ids[3], { reason: 'Wait' });
});

afterAll(() => server.stop());

async function listed(filter: object | null, orderBy = 'LATEST_FIRST'): Promise<number[]> {
  const { claims } = await biller.ask<{ claims: { nodes: { id: string }[] } }>(
    'query($filter: ClaimFilter, $orderBy: ClaimOrder!) { claims(filter: $filter, orderBy: $orderBy) { nodes { id } } }',
    { filter, orderBy },
  );
  return claims.nodes.map(({ id }) => ids.indexOf(id));
}

test('claims are found by each of their facts', async () => {
  const { payerId, providerId, siteId } = world;
  const all = [3, 2, 1, 0];
  const found: [object, number[]][] = [
    [{ status: { in: ['DENIED'] } }, [0]],
    [{ queue: { in: ['TO_SEND', 'ON_HOLD'] } }, [3, 1]],
    [{ isSnoozed: true }, [2]],
    [{ isAssigned: true }, []],
    [{ isOverdue: false }, all],
    [{ patientId }, [0]],
    [{ payerId, providerId, siteId }, all],
    [{ codes: ['G0101', 'G9999'] }, [1]],
    [{ reasonCode: ['CO-16'] }, [0]],
    [{ total: { from: '500.00' } }, [1]],
    [{ total: { until: '125.50' } }, []],
    [{ deadline: { from: '2027-05-01', until: '2027-05-02' } }, all],
    [{ deadline: { from: '2027-05-02' } }, []],
    [{ serviceDate: { from: '2026-11-03' } }, []],
    [{ statusSince: { until: '2026-01-01T00:00:00Z' } }, []],
    [{ not: { queue: { in: ['DENIED'] } }, or: [{ isSnoozed: true }, { patientId }] }, [2]],
  ];
  for (const [filter, expected] of found) expect([filter, await listed(filter)]).toEqual([filter, expected]);
});

test('claims are ordered by the time in their worklist, the deadline, the total and their age', async () => {
  expect(await listed(null)).toEqual([3, 2, 1, 0]);
  expect((await listed(null, 'LARGEST_FIRST'))[0]).toBe(1);
  expect(await listed(null, 'LONGEST_IN_QUEUE_FIRST')).toEqual([1, 0, 2, 3]);
  expect(await listed(null, 'DEADLINE_FIRST')).toHaveLength(4);
});

test('worklists are counted with their money and their oldest claim, and those that are put off apart', async () => {
  const { claimQueues } = await biller.ask<{ claimQueues: { queue: string; oldestSince: string | null }[] }>(
    'query($filter: ClaimQueuesFilter) { claimQueues(filter: $filter) { queue count total oldestSince snoozed } }',
    { filter: { payerId: world.payerId } },
  );
  expect(claimQueues).toHaveLength(11);
  const of = (name: string) => claimQueues.find(({ queue }) => queue === name);
  expect(of('TO_SEND')).toMatchObject({ count: 1, total: '900.00', snoozed: 1 });
  expect(of('TO_SEND')?.oldestSince).toMatch(/Z$/);
  expect(of('DENIED')).toMatchObject({ count: 1, total: '125.50', snoozed: 0 });
  expect(of('DONE')).toMatchObject({ count: 0, total: '0.00', oldestSince: null });
});

test('a merge gives claims to the patient that is kept, with their histories, and an undo gives them back', async () => {
  const kept = await world.insured();
  const claimsOf = async (id: string) => {
    const { patient } = await biller.ask<{
      patient: { claims: { nodes: { patient: { id: string }; events: object[] }[] } };
    }>('query($id: ID!) { patient(id: $id) { claims { nodes { patient { id } events { kind } } } } }', { id });
    return patient.claims.nodes.map(({ events }) => events.length);
  };
  const [before = 0] = await claimsOf(patientId);
  expect(before).toBeGreaterThan(2);
  const { patientMerge } = await mergePatients(world.office.manager, kept, { mergedId: patientId });
  expect(await claimsOf(kept)).toEqual([before]);
  expect(await claimsOf(patientId)).toEqual([]);
  expect((await undoMerge(world.office.manager, patientMerge?.id ?? '')).__typename).toBe('UndoMergeSuccess');
  expect(await claimsOf(patientId)).toEqual([before]);
});
