import { afterAll, beforeAll, expect, test } from 'vitest';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { startOwnServer, type TestServer } from '../../kit/start-test-server.ts';
import { hasPublished, publishedFile } from '../../programs/import/codes/kit/code-files.ts';
import { run } from '../../programs/import/kit/run.ts';
import { type BillingWorld, openBilling, uuidOf } from '../claims/kit/billing-world.ts';
import { codeVisit } from '../claims/kit/coded-visit.ts';
import { scrubbed } from '../claims/kit/scrubbed.ts';
import { type CodersDesk, code, openCodersDesk } from './coders-desk.ts';

let server: TestServer;
let desk: CodersDesk;
let world: BillingWorld;

beforeAll(async () => {
  server = await startOwnServer();
  if (!hasPublished) return;
  for (const year of [2025, 2026]) {
    const done = await run(server.database, ['codes', 'icd10cm', publishedFile(`icd10cm_order_${year}.excerpt.txt`)]);
    expect(done.exitCode).toBe(0);
  }
  desk = await openCodersDesk(server);
  world = await openBilling(server);
});

afterAll(() => server.stop());

/** Records a diagnosis for a visit that was on this day. */
async function recordedOn(day: string, diagnosis: string) {
  const { id, version } = await desk.coding();
  await runAsOwner(server, 'update visit_coding set service_date = $2 where id = $1', [uuidOf(id), day]);
  return code(desk.coder, 'recordDiagnoses', { expectedVersion: version, codes: [diagnosis] }, id);
}

/** What the edits find on a claim with this diagnosis for services of this day. */
async function foundOn(day: string, diagnosis: string): Promise<string[]> {
  const patientId = await world.insured({}, { validFrom: '2025-01-01' });
  const [claimId] = await codeVisit(server, {
    ...{ practiceId: uuidOf(world.office.practiceId), patientId: uuidOf(patientId), siteId: uuidOf(world.siteId) },
    ...{ providerId: uuidOf(world.providerId), visitTypeId: uuidOf(world.visitTypeId), serviceDate: day },
    ...{ charges: [{}], diagnoses: [diagnosis] },
  });
  const { findings } = await scrubbed(server, claimId);
  return findings.filter((finding) => finding.includes('diagnosis-valid'));
}

test.runIf(hasPublished)('G35 is recorded for 30 September 2025, and its edit finds nothing', async () => {
  expect(await recordedOn('2025-09-30', 'G35')).toMatchObject({
    ...{ __typename: 'RecordDiagnosesSuccess', coding: { diagnoses: [{ position: 1, code: 'G35' }] } },
  });
  expect(await foundOn('2025-09-30', 'G35')).toEqual([]);
});

test.runIf(hasPublished)('the day after it is refused with the codes below it, and its edit agrees', async () => {
  const refused = await recordedOn('2025-10-01', 'G35');
  expect(refused).toMatchObject({ __typename: 'CodeNotValidError', code: 'G35', on: '2025-10-01' });
  const successors = refused.successors?.map((successor) => successor.code) ?? [];
  expect(successors).toContain('G35A');
  for (const successor of successors) expect(successor).toMatch(/^G35./);
  expect(await foundOn('2025-10-01', 'G35')).toEqual(['ERROR diagnosis-valid diagnoses.0']);
});

test.runIf(hasPublished)('its successor is refused the day before, and taken on the day', async () => {
  expect(await recordedOn('2025-09-30', 'G35.A')).toMatchObject({ __typename: 'CodeNotValidError', code: 'G35A' });
  expect(await foundOn('2025-09-30', 'G35A')).toEqual(['ERROR diagnosis-valid diagnoses.0']);
  expect(await recordedOn('2025-10-01', 'G35.A')).toMatchObject({ __typename: 'RecordDiagnosesSuccess' });
  expect(await foundOn('2025-10-01', 'G35A')).toEqual([]);
});
