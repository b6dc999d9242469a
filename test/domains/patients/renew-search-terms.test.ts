import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId } from '../../../src/contract/type-id.ts';
import { openOrm } from '../../../src/database/orm.ts';
import { type RenewalNeeds, renewSearchTerms } from '../../../src/domains/patients/renew-search-terms.job.ts';
import { termsVersion } from '../../../src/domains/patients/search-terms.ts';
import { type Office, openOffice } from '../../kit/office.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { startOwnServer, type TestServer } from '../../kit/start-test-server.ts';

let server: TestServer;
let office: Office;
let practiceId: string;
let needs: RenewalNeeds;
const lines: Record<string, unknown>[] = [];

beforeAll(async () => {
  server = await startOwnServer();
  office = await openOffice(server);
  practiceId = parseTypeId(office.practiceId)?.uuid ?? '';
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  needs = { orm: await openOrm(server.database.appUrl), ownerUrl: server.database.ownerUrl, log };
});

afterAll(async () => {
  await needs.orm.close(true);
  await server.stop();
});

const positions = () =>
  runAsOwner<{ terms_version: number; renewed: number; finished_at: Date | null }>(
    server,
    'select terms_version, renewed, finished_at from patient_search_renewal where practice_id = $1',
    [practiceId],
  );

async function find(text: string): Promise<string[]> {
  const { searchPatients } = await office.manager.ask<{ searchPatients: { nodes: { familyName: string }[] } }>(
    'query($text: String!) { searchPatients(text: $text, first: 100) { nodes { familyName } } }',
    { text },
  );
  return searchPatients.nodes.map(({ familyName }) => familyName);
}

test('patients of an earlier version are found by today’s terms after the job, which says how far it is', async () => {
  await office.patient({ givenName: 'Đorđe', familyName: 'Łoś', birthDate: '1980-03-04' });
  await office.patient({ givenName: 'Maeve', familyName: 'O’Brien' });
  const [first] = await runAsOwner<{ id: string }>(server, `select id from patient where family_name = 'Łoś'`);
  // As an earlier version kept them: one word, which did not come apart.
  await runAsOwner(server, 'delete from patient_search_term where practice_id = $1', [practiceId]);
  await runAsOwner(
    server,
    `insert into patient_search_term (practice_id, term, patient_id, family_name, given_name, words)
     values ($1, 'łos', $2, 'Łoś', 'Đorđe', ' łos')`,
    [practiceId, first?.id],
  );
  expect(await find('los')).toEqual([]);
  await renewSearchTerms.work({}, needs);
  expect(await find('los')).toEqual(['Łoś']);
  expect(await find('obrien')).toEqual(['O’Brien']);
  expect(await positions()).toEqual([{ terms_version: termsVersion, renewed: 2, finished_at: expect.any(Date) }]);
  expect(lines.find((line) => line.practiceId === practiceId)).toMatchObject({ renewed: 2, isFinished: true });
});

test('a job that was interrupted goes on where it was, and one that is done does nothing', async () => {
  const [last] = await runAsOwner<{ id: string }>(
    server,
    'select id from patient where practice_id = $1 order by id desc limit 1',
    [practiceId],
  );
  await runAsOwner(server, `delete from patient_search_term where practice_id = $1`, [practiceId]);
  const [before] = await runAsOwner<{ id: string }>(
    server,
    'select id from patient where practice_id = $1 and id < $2 order by id desc limit 1',
    [practiceId, last?.id],
  );
  const setTo = (finished: boolean) =>
    runAsOwner(
      server,
      'update patient_search_renewal set renewed_until = $2, renewed = 1, finished_at = case when $3 then now() end where practice_id = $1',
      [practiceId, before?.id, finished],
    );
  await setTo(true);
  await renewSearchTerms.work({}, needs);
  expect(await find('obrien')).toEqual([]);
  await setTo(false);
  await renewSearchTerms.work({}, needs);
  expect(await find('obrien')).toEqual(['O’Brien']);
  expect(await find('los')).toEqual([]);
  expect(await positions()).toMatchObject([{ renewed: 2 }]);
});

test('two processes at once make each patient’s terms, over many transactions', async () => {
  await runAsOwner(
    server,
    `insert into patient (practice_id, id, mrn, given_name, family_name, birth_date, gender)
     select $1, gen_random_uuid(), 'X' || n, 'Ønskild', 'Østergård', '1970-01-01', 'UNKNOWN' from generate_series(1, 1200) n`,
    [practiceId],
  );
  await runAsOwner(server, 'update patient_search_renewal set terms_version = 0 where practice_id = $1', [practiceId]);
  await Promise.all([renewSearchTerms.work({}, needs), renewSearchTerms.work({}, needs)]);
  const [found] = await runAsOwner<{ count: number }>(
    server,
    `select count(*)::int as count from patient_search_term where practice_id = $1 and term = 'ostergard'`,
    [practiceId],
  );
  expect(found?.count).toBe(1_200);
  expect(await find('los')).toEqual(['Łoś']);
});
