import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '../../../src/settings/project-root.ts';
import { type Office, openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { query } from '../../start/kit/query.ts';
import { dump } from './kit/dump.ts';
import { run } from './kit/run.ts';

const published = join(projectRoot, '../shared/data/synthea');
const folder = existsSync(published) ? published : join(import.meta.dirname, 'whole');
if (folder !== published)
  console.info(`No Synthea export beside the project: importing the small one in ${folder} instead.`);

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
});

afterAll(() => server.stop());

test('a whole Synthea export goes in once, however often it is imported', async () => {
  const already = await counts();
  const first = await run(server.database, ['synthea', folder]);
  expect([first.exitCode, first.told]).toEqual([0, []]);
  const rows = {
    site: await rowsOf('organizations'),
    staff_member: await rowsOf('providers'),
    payer: await rowsOf('payers'),
    patient: await rowsOf('patients'),
    appointment: await rowsOf('encounters'),
    visit: await rowsOf('encounters'),
  };
  const expected = Object.entries(rows).map(([table, count]) => [table, (already.get(table) ?? 0) + count.length]);
  expect([...(await counts())]).toEqual(expected);

  const before = await dump(server.database.ownerUrl);
  expect(await run(server.database, ['synthea', folder])).toMatchObject({ exitCode: 0, told: [] });
  expect(await dump(server.database.ownerUrl)).toEqual(before);
});

test('front desk finds an imported patient and every visit in the export', async () => {
  const [patient] = await rowsOf('patients');
  const encounters = (await rowsOf('encounters')).filter(({ PATIENT }) => PATIENT === patient?.Id);
  const name = `${patient?.FIRST} ${patient?.LAST}`.replace(/\d+/g, '');
  const { searchPatients } = await office.manager.ask<Found>(
    `query($text: String!) { searchPatients(text: $text) { edges { node {
      givenName familyName birthDate visits(first: 100) { edges { node { arrivedAt stage visitType { name } } } } } } } }`,
    { text: `${name} ${patient?.BIRTHDATE}` },
  );
  expect(searchPatients.edges).toHaveLength(1);
  const found = searchPatients.edges[0]?.node;
  expect(`${found?.givenName} ${found?.familyName}`).toBe(name);
  const visits = found?.visits.edges.map(({ node }) => [node.arrivedAt, node.stage, node.visitType.name]).sort();
  expect(visits).toEqual(
    encounters.map(({ START, DESCRIPTION }) => [new Date(String(START)).toISOString(), 'DONE', DESCRIPTION]).sort(),
  );
});

interface Found {
  searchPatients: {
    edges: {
      node: {
        givenName: string;
        familyName: string;
        visits: { edges: { node: { arrivedAt: string; stage: string; visitType: { name: string } } }[] };
      };
    }[];
  };
}

async function counts(): Promise<Map<string, number>> {
  const tables = ['site', 'staff_member', 'payer', 'patient', 'appointment', 'visit'];
  const entries: [string, number][] = [];
  for (const table of tables) {
    const [[count] = []] = await query(server.database.ownerUrl, `select count(*)::int from ${table}`);
    entries.push([table, Number(count)]);
  }
  return new Map(entries);
}

/** The rows of a file as the CSV library reads them, apart from the program. */
async function rowsOf(file: string): Promise<Record<string, string>[]> {
  const rows: Record<string, string>[] = [];
  for await (const row of createReadStream(join(folder, `${file}.csv`)).pipe(parse({ columns: true }))) rows.push(row);
  return rows;
}
