import { afterAll, beforeAll, expect, test } from 'vitest';
import { scoped } from '../../../../src/database/session/practice-scope.ts';
import { type Reader, readerOf } from '../../../../src/database/sql/reader.ts';
import { findFacts } from '../../../../src/domains/claims/scrub/find-facts.ts';
import { findClaimSources } from '../../../../src/domains/claims/snapshot/find-claim-sources.ts';
import { runAsOwner } from '../../../kit/run-as-owner.ts';
import { startOwnServer, type TestServer } from '../../../kit/start-test-server.ts';
import { type BillingWorld, make, openBilling, uuidOf } from '../kit/billing-world.ts';
import { scrubbed } from '../kit/scrubbed.ts';

// Code sets are the same for all practices: a server of its own keeps them from other tests.
let server: TestServer;
let world: BillingWorld;

beforeAll(async () => {
  server = await startOwnServer();
  world = await openBilling(server);
});

afterAll(() => server.stop());

const put = (statement: string) => runAsOwner(server, statement);

const release = (set: string, effective = '2025-10-01') =>
  put(`insert into code_set_release values (gen_random_uuid(), '${set}', 'file', '${set}', '${effective}', 1, now())`);

const found = async (charges: Record<string, unknown>[], diagnoses = ['J069'], patientId?: string) => {
  const [id] = await world.claims({ charges, diagnoses, ...(patientId && { patientId }) });
  return scrubbed(server, id);
};

test('nothing is held against codes of sets that were not imported', async () => {
  expect(await found([{ code: 'G9999', modifiers: ['ZZ'], pointers: [1] }], ['X999'])).toEqual({
    ...{ status: 'SCRUB_FAILED', findings: ['ERROR principal-diagnosis diagnoses.0'] },
  });
  expect(await found([{}])).toEqual({ status: 'READY', findings: [] });
});

test('codes, pairs and limits of imported sets count on the day of service', async () => {
  await put(`insert into code values
    ('ICD_10_CM', 'J069', '2025-10-01', null, true, 'short', 'long'),
    ('ICD_10_CM', 'J06', '2025-10-01', null, false, 'short', 'long'),
    ('HCPCS', 'G0463', '2014-01-01', null, true, 'short', 'long'),
    ('HCPCS', 'J3490', '2014-01-01', null, true, 'short', 'long'),
    ('HCPCS', 'G0101', '2014-01-01', '2026-10-31', true, 'short', 'long'),
    ('HCPCS_MODIFIER', 'JZ', '2023-01-01', null, true, 'short', 'long'),
    ('PLACE_OF_SERVICE', '11', '2003-01-01', null, true, 'short', 'long')`);
  await put(`insert into ptp_edit values ('G0463', 'J3490', '2020-01-01', null, 0, 'rationale')`);
  await put(`insert into mue_limit values ('G0463', '2020-01-01', null, 1, 2, 'rationale')`);
  await put(`insert into noc_code values ('J3490', '2020-01-01', null)`);
  for (const set of ['icd10cm', 'hcpcs', 'ptp', 'mue', 'noc', 'pos']) await release(set);
  expect(await found([{ modifiers: ['25'] }])).toEqual({ status: 'READY', findings: [] });
  const { findings } = await found(
    [{ units: 2 }, { code: 'J3490', modifiers: ['QQ'], placeOfService: '99' }, { code: 'G0101' }],
    ['J06', 'R05'],
  );
  expect(findings).toEqual([
    'ERROR diagnosis-valid diagnoses.0',
    'ERROR diagnosis-valid diagnoses.1',
    'ERROR procedure-code lines.2.procedure',
    'ERROR unlisted-procedure lines.1.description',
    'ERROR modifier-list lines.1.modifiers.0',
    'ERROR place-of-service lines.1.placeOfService',
    'ERROR units-of-service lines.0.units',
    'ERROR procedure-pairs lines.1.procedure',
  ]);
});

test('the practice’s own list says which CPT counts once it has one', async () => {
  expect((await found([{ code: '99213' }])).findings).toEqual([]);
  await put(`insert into practice_code select practice_id, gen_random_uuid(), '99213', '2026-01-01', null, 'visit', 'n', 'n', now()
    from practice`);
  expect((await found([{ code: '99213' }])).findings).toEqual([]);
  expect((await found([{ code: '99214' }])).findings).toEqual(['ERROR procedure-code lines.0.procedure']);
});

test('other claims of the patient are history, and the same services twice are a duplicate', async () => {
  const patientId = await world.insured();
  await found([{}], ['J069'], patientId);
  const { findings } = await found([{}], ['J069'], patientId);
  expect(findings).toEqual(['ERROR units-of-service lines.0.units', 'ERROR duplicate-claim patientControlNumber']);
});

test('a payer that is not enrolled, a gap in the ranks and a death are found', async () => {
  const patientId = await world.insured({}, { validUntil: '2026-11-30' });
  const desk = await world.office.as('FRONT_DESK');
  const { planId } = world;
  await make(desk, 'addCoverage', { patientId, planId, rank: 3, memberId: 'THIRD', validFrom: '2026-01-01' });
  await put(`update patient set deceased_on = '2026-11-01' where id = '${uuidOf(patientId)}'`);
  await put(
    `update payer_route set enrolled_until = '2026-02-01' where practice_id = '${uuidOf(world.office.practiceId)}'`,
  );
  expect((await found([{}], ['J069'], patientId)).findings).toEqual([
    'ERROR claim-route payer.id',
    'ERROR coverage-order subscriber.responsibility',
    'ERROR service-dates lines.0.serviceDate',
  ]);
  await put(`update payer_route set enrolled_until = null where practice_id = '${uuidOf(world.office.practiceId)}'`);
});

test('without an assignment of benefits nothing is assumed', async () => {
  const patientId = await world.insured();
  await put(`update consent set withdrawn_at = now() where patient_id = '${uuidOf(patientId)}'`);
  expect(await found([{}], ['J069'], patientId)).toEqual({
    ...{ status: 'SCRUB_FAILED', findings: ['ERROR stated-consents benefitsAssigned'] },
  });
});

test('facts of many claims take as many statements as those of one, at most twelve', async () => {
  const ids = [await world.claims(), await world.claims(), await world.claims()].flat().map(uuidOf);
  const practiceId = uuidOf(world.office.practiceId);
  const count = (claimIds: string[]) =>
    scoped(server.app.office.em, { practiceId }).transactional(async (em) => {
      const db = readerOf(em);
      const sources = await findClaimSources(db, practiceId, claimIds);
      let statements = 0;
      const counting = {
        transformQuery: ({ node }: { node: never }) => {
          statements += 1;
          return node;
        },
        transformResult: async ({ result }: { result: never }) => result,
      };
      await findFacts(db.withPlugin(counting as never) as Reader, practiceId, sources);
      return statements;
    });
  const one = await count(ids.slice(0, 1));
  expect(await count(ids)).toBe(one);
  expect(one).toBeGreaterThan(5);
  expect(one).toBeLessThanOrEqual(12);
});
