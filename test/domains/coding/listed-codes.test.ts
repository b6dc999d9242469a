import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId } from '../../../src/contract/type-id.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { startOwnServer, type TestServer } from '../../kit/start-test-server.ts';
import { type CodersDesk, type CodingFacts, code, openCodersDesk } from './coders-desk.ts';

let server: TestServer;
let desk: CodersDesk;
let coding: CodingFacts;

const listed: [string, string, string, string | null, boolean][] = [
  ['ICD_10_CM', 'E11', '2020-01-01', null, false],
  ['ICD_10_CM', 'E116', '2020-01-01', null, false],
  ['ICD_10_CM', 'E1165', '2020-01-01', null, true],
  ['ICD_10_CM', 'E119', '2020-01-01', null, true],
  ['ICD_10_CM', 'G35', '2020-01-01', '2020-12-31', true],
  ['ICD_10_CM', 'G35', '2021-01-01', null, false],
  ['ICD_10_CM', 'G35A', '2021-01-01', null, true],
  ['ICD_10_CM', 'J069', '2020-01-01', '2020-12-31', true],
  ['ICD_10_CM', 'J0690', '2200-01-01', null, true],
  ['HCPCS', 'J1885', '2020-01-01', null, true],
  ['HCPCS', 'J1886', '2020-01-01', '2020-12-31', true],
];

// The sets are every practice's: a server of its own.
beforeAll(async () => {
  server = await startOwnServer();
  desk = await openCodersDesk(server);
  coding = await desk.coding();
  await code(desk.coder, 'addCharge', { visitCodingId: coding.id, code: 'J1886' });
  for (const row of listed)
    await runAsOwner(
      server,
      `insert into code (code_set, code, valid_from, valid_until, is_billable, short_description, long_description)
       values ($1, $2, $3, $4, $5, 'Short', 'Long')`,
      row,
    );
});

afterAll(() => server.stop());

const record = async (...codes: string[]) =>
  code(desk.coder, 'recordDiagnoses', { expectedVersion: (await desk.codingNow(coding.id)).version, codes }, coding.id);
const add = (charged: string, on?: string) =>
  code(desk.coder, 'addCharge', { visitCodingId: coding.id, code: charged, ...(on && { serviceDate: on }) });

/** Codes that no claim may carry on the day of the visit, and those that are offered. */
const diagnoses: [string, string[]][] = [
  ['E11', ['E1165', 'E119']],
  ['E11.6', ['E1165']],
  ['G35', ['G35A']],
  ['E11.8', ['E1165', 'E119']],
  ['J06.9', []],
  ['Z99', []],
];

test('a diagnosis that no claim may carry on the day is refused with those to use instead', async () => {
  for (const [written, successors] of diagnoses) {
    const answer = await record('E11.9', written);
    expect([written, answer]).toMatchObject([
      written,
      {
        ...{ __typename: 'CodeNotValidError', path: ['input', 'codes', '1'], code: written.replace('.', '') },
        ...{ on: coding.serviceDate, successors: successors.map((one) => ({ code: one })) },
      },
    ]);
    expect(answer.message).toContain(written);
  }
  expect((await record('E11.9', 'g35.a')).coding?.diagnoses).toHaveLength(2);
});

test('a procedure is of its list on its own day; the practice’s list counts once it has one', async () => {
  expect(await add('J1886')).toMatchObject({ __typename: 'CodeNotValidError', successors: [{ code: 'J1885' }] });
  expect((await add('J1886', '2020-12-31')).__typename).toBe('AddChargeSuccess');
  expect((await add('99213')).__typename).toBe('AddChargeSuccess');
  await runAsOwner(
    server,
    `insert into practice_code (practice_id, id, code, valid_from, description, licence_notice, licence_accepted_by, licence_accepted_at)
     select $1, gen_random_uuid(), code, '2020-01-01', 'Ours', 'notice', 'manager', now() from unnest('{99214,A1234}'::text[]) code`,
    [parseTypeId(desk.office.practiceId)?.uuid],
  );
  expect(await add('99213')).toMatchObject({
    __typename: 'CodeNotValidError',
    path: ['input', 'code'],
    successors: [{ code: '99214' }],
  });
  for (const own of ['99214', 'A1234', 'j1885']) expect((await add(own)).__typename).toBe('AddChargeSuccess');
});

test('a charge from before the list was imported is found at release', async () => {
  const { coding: recorded } = await record('E119');
  for (const { id, version } of recorded?.charges.nodes ?? [])
    await code(desk.coder, 'voidCharge', { expectedVersion: version }, id);
  const other = await desk.coding();
  await code(desk.coder, 'recordDiagnoses', { expectedVersion: other.version, codes: ['E119'] }, other.id);
  const { charge } = await code(desk.coder, 'addCharge', { visitCodingId: other.id, code: 'J1885', pointers: [1] });
  await runAsOwner(server, `update charge set code = 'J1886' where id = $1`, [parseTypeId(charge?.id ?? '')?.uuid]);
  const { version } = await desk.codingNow(other.id);
  expect(await code(desk.coder, 'releaseCoding', { expectedVersion: version }, other.id)).toMatchObject({
    ...{ __typename: 'CodeNotValidError', path: ['id'], code: 'J1886' },
  });
});

test('codes are shown with their descriptions where the list has them, and looked up one by one', async () => {
  await record('E11.65');
  const { visitCoding } = await desk.coder.ask<{ visitCoding: { diagnoses: unknown[] } }>(
    'query($id: ID!) { visitCoding(id: $id) { diagnoses { meaning { printed shortDescription } } } }',
    { id: coding.id },
  );
  expect(visitCoding.diagnoses).toEqual([{ meaning: { printed: 'E11.65', shortDescription: 'Short' } }]);
  const look = async (set: string, asked: string, on?: string) => {
    const { code: found } = await desk.coder.ask<{ code: { code: string; isBillable: boolean } | null }>(
      'query($set: CodeSet!, $code: String!, $on: Date) { code(set: $set, code: $code, on: $on) { code isBillable } }',
      { set, code: asked, on },
    );
    return found;
  };
  expect(await look('ICD_10_CM', 'e11.6')).toEqual({ code: 'E116', isBillable: false });
  expect(await look('ICD_10_CM', 'G35')).toEqual({ code: 'G35', isBillable: false });
  expect(await look('ICD_10_CM', 'G35', '2020-06-01')).toEqual({ code: 'G35', isBillable: true });
  expect(await look('CPT', 'A1234')).toEqual({ code: 'A1234', isBillable: true });
  expect(await look('HCPCS', 'E11.9')).toBeNull();
});
