import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId } from '../../../src/contract/type-id.ts';
import type { Client } from '../../kit/client.ts';
import { openOffice } from '../../kit/office.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { startOwnServer, type TestServer } from '../../kit/start-test-server.ts';

let server: TestServer;
let coder: Client;

const held: [string, string, string, boolean][] = [
  ['ICD_10_CM', 'E11', 'Type 2 diabetes mellitus', false],
  ['ICD_10_CM', 'E119', 'Type 2 diabetes mellitus without complications', true],
  ['ICD_10_CM', 'E1165', 'Type 2 diabetes mellitus with hyperglycemia', true],
  ['ICD_10_CM', 'O24410', 'Gestational diabetes mellitus in pregnancy, diet controlled', true],
  ['ICD_10_CM', 'Z720', 'Tobacco use and/or nicotine', true],
  ['HCPCS', 'E1161', 'Manual adult size wheelchair', true],
  ['HCPCS_MODIFIER', 'E1', 'Upper left, eyelid', true],
];

beforeAll(async () => {
  server = await startOwnServer();
  coder = await (await openOffice(server)).as('CODER');
  for (const [set, code, description, isBillable] of held)
    await runAsOwner(
      server,
      `insert into code (code_set, code, valid_from, is_billable, short_description, long_description)
       values ($1, $2, '2020-01-01', $4, $3, $3)`,
      [set, code, description, isBillable],
    );
});

afterAll(() => server.stop());

async function found(asked: Record<string, unknown>): Promise<string[]> {
  const { codes } = await coder.ask<{ codes: { nodes: { code: string }[] } }>(
    `query($set: CodeSet! = ICD_10_CM, $text: String, $on: Date, $isBillable: Boolean) {
      codes(set: $set, text: $text, on: $on, isBillable: $isBillable) { nodes { code } } }`,
    asked,
  );
  return codes.nodes.map(({ code }) => code);
}

test('codes are found by their beginning, with or without a dot, within their set', async () => {
  expect(await found({ text: 'e11' })).toEqual(['E11', 'E1165', 'E119']);
  expect(await found({ text: 'E11.6' })).toEqual(['E1165']);
  expect(await found({ text: 'e11', set: 'HCPCS' })).toEqual(['E1161']);
  expect(await found({ text: 'E1', set: 'HCPCS_MODIFIER' })).toEqual(['E1']);
});

test('each word begins a word of the description, in any order and case', async () => {
  expect(await found({ text: 'MELL diab preg' })).toEqual(['O24410']);
  expect(await found({ text: 'diabetes 2 compl' })).toEqual(['E119']);
  expect(await found({ text: 'nicotine' })).toEqual(['Z720']);
  expect(await found({ text: 'betes' })).toEqual([]);
  for (const odd of [':* & !', "'", '\\', '(', '%'])
    expect(await found({ text: `diabetes ${odd} gest` })).toEqual(['O24410']);
  expect(await found({ text: '&|!' })).toEqual([]);
});

test('headings are passed over where only codes that claims carry are wanted', async () => {
  expect(await found({ text: 'E11', isBillable: true })).toEqual(['E1165', 'E119']);
  expect(await found({ text: 'E11', isBillable: false })).toEqual(['E11']);
  expect(await found({ on: '2019-12-31' })).toEqual([]);
  expect(await found({})).toHaveLength(5);
});

test('pages go both ways through the codes', async () => {
  const page = async (window: string) => {
    const { codes } = await coder.ask<{
      codes: { nodes: { printed: string }[]; totalCount: number; pageInfo: Record<string, unknown> };
    }>(
      `{ codes(set: ICD_10_CM, text: "diabetes", ${window}) { totalCount nodes { printed }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
    );
    return { ...codes, shown: codes.nodes.map(({ printed }) => printed) };
  };
  const first = await page('first: 3');
  expect(first).toMatchObject({
    shown: ['E11', 'E11.65', 'E11.9'],
    totalCount: 4,
    pageInfo: { hasNextPage: true, hasPreviousPage: false },
  });
  const second = await page(`first: 3, after: "${first.pageInfo.endCursor}"`);
  expect(second).toMatchObject({ shown: ['O24.410'], pageInfo: { hasNextPage: false, hasPreviousPage: true } });
  const back = await page(`last: 2, before: "${second.pageInfo.startCursor}"`);
  expect(back).toMatchObject({
    shown: ['E11.65', 'E11.9'],
    pageInfo: { hasNextPage: true, hasPreviousPage: true },
  });
});

test('a practice sees its own CPT codes, and no other practice’s', async () => {
  const [own, other] = [await openOffice(server), await openOffice(server)];
  await runAsOwner(
    server,
    `insert into practice_code (practice_id, id, code, valid_from, description, licence_notice, licence_accepted_by, licence_accepted_at)
     values ($1, gen_random_uuid(), '99213', '2026-01-01', 'Our visit B', 'notice', 'Mona Diaz', now())`,
    [parseTypeId(own.practiceId)?.uuid],
  );
  const query =
    '{ codes(set: CPT, text: "visit", on: "2026-06-01") { nodes { code codeSet printed longDescription } } }';
  expect(await own.manager.ask(query)).toEqual({
    codes: { nodes: [{ code: '99213', codeSet: 'CPT', printed: '99213', longDescription: 'Our visit B' }] },
  });
  expect(await other.manager.ask(query)).toEqual({ codes: { nodes: [] } });
});
