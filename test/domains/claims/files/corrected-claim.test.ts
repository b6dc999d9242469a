import { afterAll, beforeAll, expect, test } from 'vitest';
import { batchOfReference } from '../../../../src/domains/claims/files/freeze/claim-file-of.ts';
import type { Client } from '../../../kit/client.ts';
import { code } from '../../coding/coders-desk.ts';
import { uuidOf } from '../kit/billing-world.ts';
import { act, claimNow } from '../kit/claim-acts.ts';
import { type Exchange, openExchange, patience } from './kit/exchange.ts';
import { type FolderOffice, openFolderOffice } from './kit/folder-office.ts';
import { submit } from './kit/submit.ts';

let office: FolderOffice;
let exchange: Exchange;
let coder: Client;

beforeAll(async () => {
  office = await openFolderOffice();
  exchange = await openExchange(office);
  coder = await office.world.office.as('CODER');
});

afterAll(async () => {
  await exchange.stop();
  await office.stop();
});

const becomes = (id: string, ...statuses: string[]) =>
  expect.poll(async () => (await claimNow(office.world.biller, id)).status, patience).toBeOneOf(statuses);

async function codingOf(claimId: string) {
  const { claim } = await office.world.biller.ask<{ claim: { visitCoding: { id: string } } }>(
    'query($id: ID!) { claim(id: $id) { visitCoding { id } } }',
    { id: claimId },
  );
  const { visitCoding } = await coder.ask<{ visitCoding: CodingNow }>(
    'query($id: ID!) { visitCoding(id: $id) { id version status charges { nodes { id code status version } } } }',
    { id: claim.visitCoding.id },
  );
  return visitCoding;
}

interface CodingNow {
  id: string;
  version: number;
  status: string;
  charges: { nodes: { id: string; code: string; status: string; version: number }[] };
}

const statuses = async (id: string) => (await codingOf(id)).charges.nodes.map((each) => `${each.code} ${each.status}`);
const chargeOf = async (id: string, wanted: string) => {
  const charge = (await codingOf(id)).charges.nodes.find((each) => each.code === wanted && each.status !== 'VOIDED');
  if (!charge) throw new Error(`There is no charge ${wanted}.`);
  return charge;
};

async function send(id: string) {
  const result = await submit(office.world.biller, { claimIds: [id] });
  expect(result).toMatchObject({ submitted: 1, refused: [] });
  return result.batches?.[0];
}

const reason = 'Corrected';

test('a rejected claim is corrected, sent again, replaced after its payment, and voided', async () => {
  const { world } = office;
  const { biller } = world;
  const patientId = await world.insured({}, { memberId: 'W1R562' });
  const [id = ''] = await world.claims({ patientId, charges: [{}, { code: 'J1885', amountCents: 5_000 }] });
  const locked = await code(coder, 'updateCharge', { expectedVersion: 1, units: 2 }, (await chargeOf(id, 'G0463')).id);
  expect(locked.__typename).toBe('CodingLockedError');

  const batch = await send(id);
  const first = await exchange.answered(1);
  const [, reference = ''] = /~BHT\*0019\*00\*([0-9A-Z]{26})\*/.exec(first) ?? [];
  expect(batchOfReference(reference)).toBe(uuidOf(batch?.id ?? ''));
  expect(first).toContain(':B:1*Y*A*Y*Y~');
  await becomes(id, 'CLEARINGHOUSE_REJECTED');

  expect((await act(biller, 'correctClaim', id, { reason })).claim).toMatchObject({ versionNumber: 2, frequency: '1' });
  const coding = await codingOf(id);
  expect(coding.status).toBe('RELEASED');
  expect(await statuses(id)).toEqual(['G0463 CORRECTION_NEEDED', 'J1885 CORRECTION_NEEDED']);
  const recorded = await code(coder, 'recordDiagnoses', { expectedVersion: coding.version, codes: ['J06'] }, coding.id);
  expect(recorded.__typename).toBe('RecordDiagnosesSuccess');
  // Its charges point to a diagnosis that is gone.
  expect(await claimNow(biller, id)).toMatchObject({ status: 'SCRUB_FAILED' });
  for (const wanted of ['G0463', 'J1885']) {
    const { id: chargeId, version } = await chargeOf(id, wanted);
    const corrected = await code(
      coder,
      'updateCharge',
      { expectedVersion: version, pointers: [1], units: 2, amount: '140.00' },
      chargeId,
    );
    expect(corrected.charge).toMatchObject({ units: 2, status: 'CORRECTION_NEEDED' });
  }
  const drug = await chargeOf(id, 'J1885');
  const voided = await code(coder, 'voidCharge', { expectedVersion: drug.version, reason: 'Not given' }, drug.id);
  expect(voided.charge?.status).toBe('VOIDED');
  const added = await code(coder, 'addCharge', {
    visitCodingId: coding.id,
    code: 'G0008',
    pointers: [1],
    amount: '9.00',
  });
  expect(added.charge?.status).toBe('CORRECTION_NEEDED');
  expect(await claimNow(biller, id)).toMatchObject({ status: 'READY' });

  await send(id);
  expect(await statuses(id)).toEqual(['G0463 RELEASED', 'J1885 VOIDED', 'G0008 RELEASED']);
  const second = await exchange.answered(2);
  const { pcn } = await claimNow(biller, id);
  expect(second).toContain(`REF*D9*${pcn}2~`);
  expect(second).toContain(':B:1*Y*A*Y*Y~');
  expect(second).toContain('HI*ABK:J06~');
  expect(second).toMatch(/SV1\*HC:G0463\*140\*UN\*2\*/);
  expect(second).toContain('SV1*HC:G0008*9*UN*1*');
  expect(second).not.toContain('J1885');
  await becomes(id, 'PAID', 'PARTLY_PAID', 'PATIENT_RESPONSIBILITY');

  const replaced = await act(biller, 'correctClaim', id, { reason });
  expect(replaced.claim).toMatchObject({ versionNumber: 3, frequency: '7' });
  const { id: chargeId, version } = await chargeOf(id, 'G0463');
  await code(coder, 'updateCharge', { expectedVersion: version, units: 1, amount: '80.00' }, chargeId);
  await send(id);
  const third = await exchange.answered(3);
  expect(third).toMatch(/:B:7\*Y\*A\*Y\*Y~(?:[^~]*~)*REF\*F8\*\w+~/);
  expect(third).toContain('SV1*HC:G0463*80*UN*1*');
  await expect
    .poll(async () => (await claimNow(biller, id)).status, patience)
    .toBeOneOf(['PAID', 'PARTLY_PAID', 'PATIENT_RESPONSIBILITY']);
});

test('a claim that the payer has is voided with its number, and says what its last version said', async () => {
  const { world } = office;
  const before = (await office.names('out')).length;
  const [id = ''] = await world.claims({ patientId: await world.insured({}, { memberId: 'W1MUTE3' }) });
  await send(id);
  await exchange.answered(before + 1);
  await becomes(id, 'PENDING');
  const { claim } = await act(world.biller, 'voidClaim', id, { reason });
  expect(claim).toMatchObject({ status: 'READY', versionNumber: 2, frequency: '8' });
  const charge = await chargeOf(id, 'G0463');
  expect(charge.status).toBe('RELEASED');
  const refused = await code(coder, 'updateCharge', { expectedVersion: charge.version, units: 2 }, charge.id);
  expect(refused.__typename).toBe('CodingLockedError');
  await send(id);
  expect(await exchange.answered(before + 2)).toMatch(/:B:8\*Y\*A\*Y\*Y~(?:[^~]*~)*REF\*F8\*\w+~/);
});
