import { hostname } from 'node:os';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId } from '../../../src/contract/type-id.ts';
import { openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { runCommand } from './kit/run-command.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

type Entry = Record<string, unknown>;

/** An office whose manager, named as a spreadsheet's formula would be, has registered a patient. */
async function openAudited() {
  const office = await openOffice(server);
  const rename = "update staff_member set name = '=SUM(A1)' where practice_id = ?";
  await server.owner.em.execute(rename, [parseTypeId(office.practiceId)?.uuid]);
  await office.patient();
  const list = (...argv: string[]) => {
    const env = { DATABASE_URL: server.database.ownerUrl, DATABASE_APP_URL: server.database.appUrl };
    return runCommand(['audit', 'list', '--practice', office.practiceId, ...argv], { env });
  };
  const entries = async (...argv: string[]): Promise<Entry[]> => {
    const { exitCode, out, told } = await list('--format', 'json', ...argv);
    expect([exitCode, told]).toEqual([0, []]);
    return JSON.parse(out);
  };
  return { list, entries };
}

test('the audit trail of a practice is listed, and the reading itself is its last entry', async () => {
  const { entries } = await openAudited();
  const listed = await entries('--reason', 'Complaint 17');
  const registered = listed.find(({ operation }) => operation === 'registerPatient');
  expect(registered).toMatchObject({
    actorKind: 'STAFF',
    action: 'CREATE',
    staffMemberId: expect.stringMatching(/^staff_/),
    staffMember: expect.any(String),
    entities: [expect.stringMatching(/^patient_\w+@1$/)],
  });
  expect(listed.at(-1)).toMatchObject({
    actorKind: 'JOB',
    action: 'READ',
    operation: 'audit list',
    staffMember: null,
    device: expect.stringContaining(hostname()),
    reason: 'the beginning to now: Complaint 17',
  });
  const times = listed.map(({ at }) => String(at));
  expect(times).toEqual(times.toSorted());
  const again = await entries();
  expect(again.filter(({ operation }) => operation === 'audit list')).toHaveLength(2);
});

test('another practice’s entries are not in it', async () => {
  const [one, other] = [await openAudited(), await openAudited()];
  const ids = new Set((await one.entries()).map(({ id }) => id));
  expect((await other.entries()).filter(({ id }) => ids.has(id))).toEqual([]);
});

test('CSV has the same entries, and no cell of it is taken for a formula', async () => {
  const { list, entries } = await openAudited();
  const { exitCode, out } = await list('--to', '2999-01-01');
  expect(exitCode).toBe(0);
  const rows: Entry[] = parse(out, { columns: true });
  const expected = (await entries()).slice(0, -1);
  expect(rows.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
  expect(rows.map(({ entities }) => entities)).toEqual(
    expected.map(({ entities }) => (entities as string[]).join(' ')),
  );
  expect(rows.map(({ staffMember }) => staffMember)).toContain("'=SUM(A1)");
  const cells = rows.flatMap((row) => Object.values(row).map(String));
  expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
});

test('only entries between the times are listed: a last day counts whole, a last instant does not', async () => {
  const { entries } = await openAudited();
  const [first, second] = await entries();
  const today = String(first?.at).slice(0, 10);
  expect(await entries('--to', '2026-01-01')).toEqual([]);
  expect(await entries('--from', '2999-01-01')).toEqual([]);
  expect((await entries('--from', today, '--to', today)).at(0)).toEqual(first);
  expect((await entries('--from', String(second?.at))).at(0)).toEqual(second);
  expect(await entries('--to', String(second?.at))).toEqual([first]);
});

test('a practice that is not there is refused, and nothing is listed', async () => {
  const env = { DATABASE_URL: server.database.ownerUrl, DATABASE_APP_URL: server.database.appUrl };
  const absent = 'practice_01k9vd3m5sf7wtrc3f8s4y6h2e';
  expect(await runCommand(['audit', 'list', '--practice', absent], { env })).toEqual({
    exitCode: 1,
    out: '',
    told: ['This database has no such practice; npm run foyer -- practice list shows all.'],
  });
});
