import { afterAll, beforeAll, expect, test } from 'vitest';
import { ClaimEventKind, ClaimStatus } from '../../../src/generated/models.ts';
import type { Client } from '../../kit/client.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { code } from '../coding/coders-desk.ts';
import { authorizationNow } from '../insurance/authorized.ts';
import { authorizedPatient } from './kit/authorized-patient.ts';
import { type BillingDesk, openBillingDesk } from './kit/billing-desk.ts';
import { act, answer } from './kit/claim-acts.ts';
import { snapshotNow } from './kit/snapshot-now.ts';

let server: TestServer;
let desk: BillingDesk;
let coder: Client;

beforeAll(async () => {
  server = await startTestServer();
  desk = await openBillingDesk(server);
  coder = await desk.world.office.as('CODER');
});

afterAll(() => server.stop());

interface Charged {
  id: string;
  code: string;
  version: number;
}

/** A claim of an authorized visit that the clearinghouse rejected and that is corrected now, with these charges. */
async function corrected(lines: object[], charges: Record<string, unknown>[]) {
  const { authorization, ...who } = await authorizedPatient(desk.world, 'PRIOR_AUTH', lines);
  const claimId = await desk.claim({ ...who, charges });
  const { id: authorizationId } = authorization;
  expect(await answer(server, desk.world, claimId, rejected)).toBeUndefined();
  await act(desk.world.biller, 'correctClaim', claimId, { reason: 'Other charges' });
  const { claim } = await desk.world.biller.ask<{
    claim: { visitCoding: { id: string; charges: { nodes: Charged[] } } };
  }>('query($id: ID!) { claim(id: $id) { visitCoding { id charges { nodes { id code version } } } } }', {
    id: claimId,
  });
  const { id: visitCodingId, charges: of } = claim.visitCoding;
  const units = async () => {
    const { lines: now } = await authorizationNow(desk.world.biller, authorizationId);
    return now.map(({ consumed, left }) => ({ consumed, left }));
  };
  const numbers = async () =>
    (await snapshotNow(server, desk.world, claimId)).snapshot.lines.map((line) => line.priorAuthorizationNumber);
  return {
    ...{ claimId, visitCodingId, charges: of.nodes, units, numbers },
    add: (charge: Record<string, unknown>) =>
      code(coder, 'addCharge', { visitCodingId, pointers: [1], amount: '40.00', ...charge }),
    update: ({ id, version }: Charged, input: Record<string, unknown>) =>
      code(coder, 'updateCharge', { expectedVersion: version, ...input }, id),
    void: ({ id, version }: Charged) => code(coder, 'voidCharge', { expectedVersion: version }, id),
  };
}

const rejected = { kind: ClaimEventKind.CLAIM_ANSWERED, reports: ClaimStatus.CLEARINGHOUSE_REJECTED };
const services = [{ code: 'G0101', unitKind: 'SERVICE', approved: 4 }];

test('a charge that a correction adds consumes units, and its line names the authorization', async () => {
  const claim = await corrected(services, [{ code: 'G0101', units: 1 }]);
  expect(await claim.units()).toEqual([{ consumed: 1, left: 3 }]);
  expect(await claim.add({ code: 'G0101', units: 2, modifiers: ['76'] })).toMatchObject({
    ...{ __typename: 'AddChargeSuccess', charge: { status: 'CORRECTION_NEEDED' } },
  });
  expect(await claim.units()).toEqual([{ consumed: 3, left: 1 }]);
  expect(await claim.numbers()).toEqual(['A-1', 'A-1']);
  expect(await claim.add({ code: 'G0463' })).toMatchObject({ __typename: 'AddChargeSuccess' });
  expect(await claim.units()).toEqual([{ consumed: 3, left: 1 }]);
});

test('more units than are left are refused, also in a correction, unless there is a reason', async () => {
  const claim = await corrected(services, [{ code: 'G0101', units: 3 }]);
  const refused = await claim.add({ code: 'G0101', units: 2, modifiers: ['76'] });
  expect(refused).toMatchObject({
    ...{ __typename: 'AuthorizationExhaustedError', path: ['input', 'authorizationOverrideReason'] },
  });
  expect(await claim.units()).toEqual([{ consumed: 3, left: 1 }]);
  const authorizationOverrideReason = 'The payer agreed by phone';
  const added = await claim.add({ code: 'G0101', units: 2, modifiers: ['76'], authorizationOverrideReason });
  expect(added.__typename).toBe('AddChargeSuccess');
  expect(await claim.units()).toEqual([{ consumed: 3, left: 1 }]);
});

test('other units or another code of a corrected charge are counted again', async () => {
  const claim = await corrected(services, [{ code: 'G0101', units: 1 }, { code: 'G0463' }]);
  const [first] = claim.charges as [Charged];
  const more = await claim.update(first, { units: 3 });
  expect(await claim.units()).toEqual([{ consumed: 3, left: 1 }]);
  const [{ charge }] = [more] as [{ charge: Charged }];
  expect(await claim.update(charge, { units: 5 })).toMatchObject({ __typename: 'AuthorizationExhaustedError' });
  expect(await claim.units()).toEqual([{ consumed: 3, left: 1 }]);
  expect(await claim.update(charge, { amount: '10.00' })).toMatchObject({ __typename: 'UpdateChargeSuccess' });
  expect(await claim.units()).toEqual([{ consumed: 3, left: 1 }]);
  // Nothing of the visit would be authorized then, as of one that is released.
  const other = { code: 'G0102' };
  const changed = { ...charge, version: charge.version + 1 };
  expect(await claim.update(changed, other)).toMatchObject({ __typename: 'AuthorizationExhaustedError' });
  await claim.update(changed, { ...other, authorizationOverrideReason: 'The payer agreed by phone' });
  expect(await claim.units()).toEqual([{ consumed: 0, left: 4 }]);
});

test('a visit is counted once, whatever a correction adds, and for as long as one charge of it remains', async () => {
  const claim = await corrected([{ approved: 1 }], [{ code: 'G0463' }]);
  expect(await claim.units()).toEqual([{ consumed: 1, left: 0 }]);
  const { charge: second } = await claim.add({ code: 'G0101' });
  expect(await claim.units()).toEqual([{ consumed: 1, left: 0 }]);
  await claim.void(claim.charges[0] as Charged);
  expect(await claim.units()).toEqual([{ consumed: 1, left: 0 }]);
  expect((await snapshotNow(server, desk.world, claim.claimId)).snapshot.priorAuthorizationNumber).toBe('A-1');
  await claim.void(second as Charged);
  expect(await claim.units()).toEqual([{ consumed: 0, left: 1 }]);
});

test('a visit that is counted as one takes no units of its procedures besides', async () => {
  const claim = await corrected([{ approved: 2 }, ...services], [{ code: 'G0463' }]);
  const once = [
    { consumed: 1, left: 1 },
    { consumed: 0, left: 4 },
  ];
  expect(await claim.units()).toEqual(once);
  expect(await claim.add({ code: 'G0101' })).toMatchObject({ __typename: 'AddChargeSuccess' });
  expect(await claim.units()).toEqual(once);
});

test('units of a voided charge are free for the one that is added in its place', async () => {
  const claim = await corrected(services, [{ code: 'G0101', units: 4 }, { code: 'G0463' }]);
  await claim.void(claim.charges[0] as Charged);
  expect(await claim.units()).toEqual([{ consumed: 0, left: 4 }]);
  expect((await claim.add({ code: 'G0101', units: 4 })).__typename).toBe('AddChargeSuccess');
  expect(await claim.units()).toEqual([{ consumed: 4, left: 0 }]);
});
