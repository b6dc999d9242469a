import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId } from '../../../src/contract/type-id.ts';
import { insertCoding } from '../../kit/insert-coding.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { claimOfVisit } from '../../live/kit/claim-of-visit.ts';
import { addAnswersOfPayers } from '../insurance/answers-of-payers.ts';
import { act, openPlan } from '../insurance/insured.ts';
import { type Floor, openFloor } from '../visits/floor.ts';
import { mergePatients, undoMerge } from './records.ts';

let server: TestServer;
let floor: Floor;

beforeAll(async () => {
  server = await startTestServer();
  floor = await openFloor(server);
});

afterAll(() => server.stop());

/** Columns that keep the merged record, and why. */
const staying: Record<string, string> = {
  'patient_merge.kept_id': 'the history of merges names the record that was kept then',
  'patient_merge.merged_id': 'the history of merges names the record that was merged',
  'audit_entry_patient.patient_id': 'entries are never changed: the trail of the kept patient reads those of both',
  'patient_search_renewal.renewed_until': 'a position among all patients, of none in particular',
};

/** Every column that holds a patient’s id, by the catalogue: foreign keys to the table, columns of that name, and resources that may be patients. */
const columnsOfPatients = `
  select distinct c.conrelid::regclass || '.' || a.attname as name
  from pg_constraint c
  join lateral unnest(c.conkey, c.confkey) as key (own, other) on true
  join pg_attribute a on a.attrelid = c.conrelid and a.attnum = key.own
  join pg_attribute o on o.attrelid = c.confrelid and o.attnum = key.other and o.attname = 'id'
  where c.contype = 'f' and c.confrelid = 'patient'::regclass
  union
  select a.attrelid::regclass || '.' || a.attname from pg_attribute a join pg_class t on t.oid = a.attrelid
  where t.relkind in ('r', 'p') and t.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
    and a.atttypid in ('uuid'::regtype, 'uuid[]'::regtype)
    and (a.attname like '%patient%' or a.attname in ('resource_id', 'kept_id', 'merged_id', 'merged_into_id', 'renewed_until'))`;

async function columns(): Promise<string[]> {
  const rows = await runAsOwner<{ name: string }>(server, columnsOfPatients);
  return rows.map(({ name }) => name).sort();
}

/** How many rows name a patient, by column. */
async function naming(id: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of (await columns()).filter((column) => !(column in staying))) {
    const [table, column] = name.split('.');
    const [row] = await runAsOwner<{ count: number }>(
      server,
      `select count(*)::int as count from ${table} where ${column} = $1`,
      [parseTypeId(id)?.uuid],
    );
    counts[name] = row?.count ?? 0;
  }
  return counts;
}

/** A patient who is named in every column that a merge moves. */
async function namedEverywhere(): Promise<string> {
  const { office, client } = floor;
  const patientId = await office.patient();
  await floor.appointment({ patientId, startsAt: '2031-06-16T13:00:00Z' });
  const visit = await floor.arrival({ patientId });
  const providerId = await office.provider();
  await floor.done('handOffVisit', visit.id, { toId: providerId });
  const coding = await insertCoding(server, visit.id, providerId);
  await mergePatients(client, patientId, { mergedId: await office.patient() });
  const file = randomUUID();
  const practice = parseTypeId(office.practiceId)?.uuid;
  await runAsOwner(
    server,
    `insert into stored_file (practice_id, id, sha256, bytes, media_type, name, permission, category, made_by, stored_at)
     values ($1, $2, repeat('2', 64), 1, 'text/plain', 'note.txt', 'FILE_DOCUMENTS', 'DOCUMENTS', 'uploadFile', now())`,
    [practice, file],
  );
  await runAsOwner(server, 'insert into stored_file_patient (practice_id, file_id, patient_id) values ($1, $2, $3)', [
    practice,
    file,
    parseTypeId(patientId)?.uuid,
  ]);
  await client.ask(
    `mutation($id: ID!) {
      a: createContact(input: { patientId: $id, name: "Con Tact" }) { __typename }
      b: createGuarantor(input: { patientId: $id, name: "Guar Antor" }) { __typename }
      c: recordConsent(input: { patientId: $id, kind: TREATMENT, textVersion: "1", signedOn: "2020-01-01" }) { __typename } }`,
    { id: patientId },
  );
  const planId = await openPlan(office);
  const { coverage } = await act(client, 'addCoverage', {
    ...{ patientId, planId, memberId: 'AB12', validFrom: '2026-01-01' },
  });
  await addAnswersOfPayers(server, coverage?.id ?? '');
  await claimOfVisit(server, {
    ...{
      codingId: coding.VisitCoding,
      chargeId: coding.Charge,
      coverageId: parseTypeId(coverage?.id ?? '')?.uuid ?? '',
    },
    staffMemberId: parseTypeId(providerId)?.uuid ?? '',
  });
  return patientId;
}

test('a merge moves every column that names a patient, and an undo moves each of them back', async () => {
  const [kept, merged] = [await floor.office.patient(), await namedEverywhere()];
  const before = await naming(merged);
  // A column that is 0 here is new: let namedEverywhere fill it, and let the merge move it.
  expect(Object.entries(before).filter(([, count]) => count === 0)).toEqual([]);
  const { version } = (
    await floor.client.ask<{ patient: { version: number } }>('query($id: ID!) { patient(id: $id) { version } }', {
      id: merged,
    })
  ).patient;
  const { patientMerge, message } = await mergePatients(floor.client, kept, {
    mergedId: merged,
    mergedVersion: version,
  });
  expect(message).toBeUndefined();
  expect(Object.entries(await naming(merged)).filter(([, count]) => count > 0)).toEqual([]);
  const after = await naming(kept);
  for (const [column, count] of Object.entries(before))
    if (column !== 'patient_search_term.patient_id' && column !== 'patient.merged_into_id')
      expect(after[column], column).toBe(count);
  // The merged record itself, and the one that was merged into it before.
  expect(after['patient.merged_into_id']).toBe(2);
  expect((await undoMerge(floor.client, patientMerge?.id ?? '')).__typename).toBe('UndoMergeSuccess');
  expect(await naming(merged)).toEqual(before);
});

test('columns that keep the merged record are still there', async () => {
  const all = await columns();
  expect(Object.keys(staying).filter((column) => !all.includes(column))).toEqual([]);
});
