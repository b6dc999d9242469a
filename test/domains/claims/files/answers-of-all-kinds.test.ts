import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../../kit/client.ts';
import { make } from '../kit/billing-world.ts';
import { claimNow } from '../kit/claim-acts.ts';
import { type Exchange, openExchange, patience } from './kit/exchange.ts';
import { type FolderOffice, openFolderOffice } from './kit/folder-office.ts';
import { submit } from './kit/submit.ts';

let office: FolderOffice;
let exchange: Exchange;
let reader: Client;

beforeAll(async () => {
  office = await openFolderOffice();
  exchange = await openExchange(office);
  reader = await office.world.office.as('PRIVACY_OFFICER', 'BILLER', 'FRONT_DESK');
});

afterAll(async () => {
  await exchange.stop();
  await office.stop();
});

interface Insured {
  coverages: { nodes: { id: string; eligibility: { lastGood: { outcome: string } | null } | null }[] };
  disclosures: { nodes: { payer: { name: string }; clearinghouse: { name: string }; purpose: string }[] };
}

async function insured(id: string): Promise<Insured> {
  const { patient } = await reader.ask<{ patient: Insured }>(
    `query($id: ID!) { patient(id: $id) { coverages { nodes { id eligibility { lastGood { outcome } } } }
      disclosures { nodes { payer { name } clearinghouse { name } purpose claimVersion { number } } } } }`,
    { id },
  );
  return patient;
}

test('a file with answers about a coverage and about a claim does both, and what left is disclosed', async () => {
  const { world } = office;
  const { payerId, clearinghouseId } = world;
  const route = { payerId, clearinghouseId, transaction: 'ELIGIBILITY', payerNumber: '12345' };
  await make(world.office.manager, 'setPayerRoute', { ...route, enrolledFrom: '2026-01-01' });
  const patientId = await world.insured({}, { memberId: 'W1MUTE3' });
  const [id = ''] = await world.claims({ patientId });
  expect((await claimNow(world.biller, id)).findings).toMatchObject([
    { edit: 'eligibility-checked', severity: 'WARNING' },
  ]);
  const coverageId = (await insured(patientId)).coverages.nodes[0]?.id;
  const desk = await world.office.as('FRONT_DESK');
  const { checkEligibility } = await desk.ask<{ checkEligibility: { __typename: string } }>(
    `mutation($id: ID!) { checkEligibility(input: { coverageId: $id, serviceDate: "2026-11-02" }) {
      __typename ... on UserError { message } } }`,
    { id: coverageId },
  );
  expect(checkEligibility).toEqual({ __typename: 'CheckEligibilitySuccess' });
  await submit(world.biller, { claimIds: [id] });
  await exchange.played(2);
  const folder = join(office.folder, 'in');
  const names = await readdir(folder);
  const text = async (kind: string) => office.text(`in/${names.find((name) => name.endsWith(kind))}`);
  const both = (await text('.271')) + (await text('.277ca'));
  for (const name of names) await rm(join(folder, name));
  await office.put('both.edi', both);
  exchange.startReceiving();
  await expect.poll(async () => (await claimNow(world.biller, id)).status, patience).toBe('CLEARINGHOUSE_ACCEPTED');
  const { coverages, disclosures } = await insured(patientId);
  expect(coverages.nodes[0]?.eligibility?.lastGood?.outcome).toBe('ACTIVE');
  const told = { payer: { name: 'Northern Mutual' }, clearinghouse: { name: 'Exchange' }, purpose: 'PAYMENT' };
  expect(disclosures.nodes).toEqual([
    { ...told, claimVersion: { number: 1 } },
    { ...told, claimVersion: null },
  ]);
  const [other = ''] = await world.claims({ patientId, diagnoses: ['R051'] });
  expect((await claimNow(world.biller, other)).findings.map(({ edit }) => edit)).not.toContain('eligibility-checked');
});
