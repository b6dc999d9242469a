import { afterAll, beforeAll, expect, test } from 'vitest';
import { askStatus } from '../../../../src/domains/claims/answers/ask-status.job.ts';
import { versionLabelOf } from '../../../../src/domains/claims/answers/sent-versions.ts';
import type { Client } from '../../../kit/client.ts';
import { runAsOwner } from '../../../kit/run-as-owner.ts';
import { startOwnServer, type TestServer } from '../../../kit/start-test-server.ts';
import { letPayerAnswer, openAskingDesk } from '../../insurance/payers-asked.ts';
import { nextTuesday } from '../../scheduling/calendar.ts';
import { answersTo } from '../answers/kit/answer-files.ts';
import { anAdvice, paidLines } from '../answers/kit/remittance-files.ts';
import { openTaker } from '../answers/kit/take-file.ts';
import { type BillingWorld, make, openBilling, uuidOf } from '../kit/billing-world.ts';
import { claimNow } from '../kit/claim-acts.ts';
import { receiveAndApply } from '../kit/receive-and-apply.ts';
import { submit } from './kit/submit.ts';

// The job that asks about claims looks at all practices.
let server: TestServer;
let world: BillingWorld;

beforeAll(async () => {
  server = await startOwnServer();
  world = await openBilling(server);
});

afterAll(() => server.stop());

/** The files that a patient's audit trail names as exported. */
async function exportedOf(officer: Client, patientId: string): Promise<string[]> {
  const { auditTrail } = await officer.ask<{ auditTrail: { nodes: { entities: string[] }[] } }>(
    `query($patientId: ID!) { auditTrail(patientId: $patientId, first: 100, filter: { action: { in: [EXPORT] } }) {
      nodes { entities } } }`,
    { patientId },
  );
  const files = auditTrail.nodes.flatMap(({ entities }) => entities.filter((one) => one.startsWith('edifile_')));
  return [...new Set(files.map((one) => one.replace(/@\d+$/, '')))].toSorted();
}

/** Reads the content of every file of the practice, each by itself, and answers their ids by transaction. */
async function readAll(client: Client): Promise<Record<string, string[]>> {
  const { ediFiles } = await client.ask<{ ediFiles: { nodes: { id: string; transactions: string[] }[] } }>(
    '{ ediFiles(first: 50) { nodes { id transactions } } }',
  );
  for (const { id } of ediFiles.nodes) {
    const { ediFile } = await client.ask<{ ediFile: { content: string | null } }>(
      'query($id: ID!) { ediFile(id: $id) { content } }',
      { id },
    );
    expect(ediFile.content).toMatch(/^ISA/);
  }
  const groups = [...Map.groupBy(ediFiles.nodes, ({ transactions }) => transactions.join())];
  return Object.fromEntries(groups.map(([transaction, found]) => [transaction, found.map(({ id }) => id)]));
}

async function sent(patientId: string) {
  const [id = ''] = await world.claims({ patientId });
  const { batches } = await submit(world.biller, { claimIds: [id] });
  const { pcn } = await claimNow(world.biller, id);
  return { id, uuid: uuidOf(id), pcn, label: versionLabelOf(pcn, 1), batch: batches?.[0] };
}

test('a file that is read is in the audit trail of each patient whom it is about, and of no other', async () => {
  const [one, other] = [await world.insured(), await world.insured()];
  const claim = await sent(one);
  const others = await sent(other);
  const numbers = {
    interchange: claim.batch?.interchangeControlNumber ?? '',
    group: claim.batch?.groupControlNumber ?? '',
    set: '0001',
  };
  const answers = answersTo({ numbers });
  await receiveAndApply(server, world, answers.f999('A'));
  await receiveAndApply(server, world, answers.c277ca('PR', [{ claim, status: 'A2:20', icn: 'ICN1' }]));
  const { payerId, clearinghouseId, office } = world;
  const route = { payerId, clearinghouseId, transaction: 'CLAIM_STATUS', payerNumber: '60054' };
  await make(office.manager, 'setPayerRoute', { ...route, enrolledFrom: '2026-01-01' });
  await runAsOwner(server, 'update claim set is_overdue = true where id = $1', [claim.uuid]);
  const place = { practiceId: uuidOf(office.practiceId), clearinghouseId: uuidOf(clearinghouseId) };
  const taker = await openTaker(server, place);
  await askStatus.work({}, { ...taker.needs, ownerUrl: server.database.ownerUrl });
  await taker.stop();
  await receiveAndApply(server, world, answers.c277([{ claim, status: 'P1:20' }]));
  const paid = { pcn: claim.pcn, charge: 125.5, paid: 120, segments: paidLines(claim.pcn) };
  await receiveAndApply(server, world, anAdvice([paid]));
  const files = await readAll(world.biller);
  expect(Object.keys(files).toSorted()).toEqual(['276', '277', '277CA', '835', '837P', '999']);
  const outOf = (transaction: string) => files[transaction] ?? [];
  const officer = await office.as('PRIVACY_OFFICER');
  const ofOther = others.batch?.ediFile.id ?? '';
  expect(await exportedOf(officer, other)).toEqual([ofOther]);
  // An acknowledgement of a whole file says nothing about a person.
  const [whole] = outOf('999');
  const all = Object.keys(files).flatMap(outOf);
  const ofOne = all.filter((id) => id !== ofOther && id !== whole);
  expect(await exportedOf(officer, one)).toEqual(ofOne.toSorted());
});

test('questions about a coverage and their answers are of its patient', async () => {
  const desk = await openAskingDesk(server);
  const [asked, silent] = [await desk.insured('ACT'), await desk.insured('ACT')];
  await desk.ask(asked.coverageId, nextTuesday());
  await letPayerAnswer(server, desk);
  const files = await readAll(await desk.office.as('BILLER'));
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['270', '271']));
  const officer = await desk.office.as('PRIVACY_OFFICER');
  const ofBoth = [...(files[270] ?? []), ...(files[271] ?? [])].toSorted();
  expect(await exportedOf(officer, asked.patientId)).toEqual(ofBoth);
  expect(await exportedOf(officer, silent.patientId)).toEqual([]);
});
