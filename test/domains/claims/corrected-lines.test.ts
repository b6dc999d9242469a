import { afterAll, beforeAll, expect, test } from 'vitest';
import { ClaimEventKind, ClaimStatus } from '../../../src/generated/models.ts';
import type { Client } from '../../kit/client.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { code } from '../coding/coders-desk.ts';
import { type BillingWorld, openBilling } from './kit/billing-world.ts';
import { act, answer } from './kit/claim-acts.ts';

let server: TestServer;
let world: BillingWorld;
let coder: Client;

beforeAll(async () => {
  server = await startTestServer();
  world = await openBilling(server);
  coder = await world.office.as('CODER');
});

afterAll(() => server.stop());

interface Line {
  charge: { id: string; code: string; version: number };
}

interface ClaimOfVisit {
  part: number;
  total: string;
  codes: string[];
  lines: Line[];
  visitCoding: { id: string };
}

const claimOf = async (id: string | undefined): Promise<ClaimOfVisit> => {
  const { claim } = await world.biller.ask<{ claim: ClaimOfVisit }>(
    `query($id: ID!) { claim(id: $id) { part total codes visitCoding { id } lines { charge { id code version } } } }`,
    { id },
  );
  return claim;
};

/** Claims of a visit with so many charges, by part; those that are named are corrected. */
async function corrected(charges: number, parts: readonly number[]): Promise<string[]> {
  const codes = Array.from({ length: charges }, (_, index) => ({
    code: `G${String(1000 + index)}`,
    amountCents: 1_000,
  }));
  const ids = await world.claims({ charges: codes });
  const byPart: string[] = [];
  for (const id of ids) byPart[(await claimOf(id)).part - 1] = id;
  for (const part of parts) {
    const id = byPart[part - 1];
    await answer(server, world, id, {
      ...{ kind: ClaimEventKind.CLAIM_ANSWERED, reports: ClaimStatus.CLEARINGHOUSE_REJECTED },
    });
    await act(world.biller, 'correctClaim', id, { reason: 'Lines' });
  }
  return byPart;
}

const add = async (claimId: string | undefined) =>
  code(coder, 'addCharge', {
    ...{ visitCodingId: (await claimOf(claimId)).visitCoding.id, code: 'J1885', pointers: [1], amount: '5.00' },
  });

test('a corrected claim takes lines up to the fiftieth; the next charge is refused and leaves nothing behind', async () => {
  const [id] = await corrected(49, [1]);
  expect(await add(id)).toMatchObject({ __typename: 'AddChargeSuccess' });
  expect(await claimOf(id)).toMatchObject({ total: '495.00', lines: { length: 50 } });
  const refused = await add(id);
  expect(refused).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'visitCodingId'] });
  expect(refused.message).toContain('50 lines');
  expect(await claimOf(id)).toMatchObject({ total: '495.00', lines: { length: 50 } });
  const { visitCoding } = await coder.ask<{ visitCoding: { charges: { totalCount: number } } }>(
    'query($id: ID!) { visitCoding(id: $id) { charges { totalCount } } }',
    { id: (await claimOf(id)).visitCoding.id },
  );
  expect(visitCoding.charges.totalCount).toBe(50);
});

test('of a visit with two claims a new charge goes to the one that is corrected, and has room', async () => {
  const [full, other] = await corrected(51, [1, 2]);
  expect(await claimOf(full)).toMatchObject({ lines: { length: 50 } });
  await add(full);
  expect(await claimOf(full)).toMatchObject({ lines: { length: 50 } });
  expect((await claimOf(other)).codes).toEqual(['G1050', 'J1885']);
  const [closed, sent] = await corrected(51, [1]);
  expect(await add(closed)).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'visitCodingId'] });
  expect((await claimOf(sent)).codes).toEqual(['G1050']);
});

test('a changed charge changes its claim’s total and codes, a voided one leaves it; the other claim stays', async () => {
  const [id, other] = await corrected(51, [1]);
  const before = await claimOf(other);
  const [first, second] = (await claimOf(id)).lines as [Line, Line];
  const changed = await code(
    coder,
    'updateCharge',
    { expectedVersion: first.charge.version, code: 'G9999', amount: '25.00' },
    first.charge.id,
  );
  expect(changed.__typename).toBe('UpdateChargeSuccess');
  const now = await claimOf(id);
  expect(now).toMatchObject({ total: '515.00', lines: { length: 50 } });
  expect([now.codes.includes('G9999'), now.codes.includes(first.charge.code)]).toEqual([true, false]);
  await code(coder, 'voidCharge', { expectedVersion: second.charge.version }, second.charge.id);
  const after = await claimOf(id);
  expect(after).toMatchObject({ total: '505.00', lines: { length: 49 } });
  expect(after.codes).not.toContain(second.charge.code);
  expect(await claimOf(other)).toEqual(before);
  const locked = before.lines[0]?.charge;
  const refused = await code(coder, 'voidCharge', { expectedVersion: locked?.version }, locked?.id);
  expect(refused.__typename).toBe('CodingLockedError');
});
