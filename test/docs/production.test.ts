import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { timeLimits } from '../../src/database/connection/time-limits.ts';
import { projectRoot } from '../../src/settings/project-root.ts';
import { openOffice } from '../kit/office.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startOwnServer, type TestServer } from '../kit/start-test-server.ts';

const page = readFileSync(join(projectRoot, 'docs/production.md'), 'utf8');
const sql = [...page.matchAll(/```sql\n([\s\S]*?)```/g)].map(([, statements = '']) => statements);
const blockWith = (words: string) => sql.find((statements) => statements.includes(words)) ?? '';

let server: TestServer;
beforeAll(async () => {
  server = await startOwnServer();
  await openOffice(server);
});
afterAll(() => server.stop());

test('the role for backups reads every table whole, where row-level security would hide rows', async () => {
  const role = `backup_${randomUUID().replaceAll('-', '')}`;
  const statement = /create role foyer_backup .*;/.exec(blockWith('foyer_backup'))?.[0] ?? '';
  await runAsOwner(server, statement.replace('foyer_backup', role).replace('…', 'secret'));
  const url = new URL(server.database.ownerUrl);
  [url.username, url.password] = [role, 'secret'];
  const client = new Client(url.href);
  await client.connect();
  try {
    // As pg_dump does: a table that would be read in part is an error then.
    await client.query('set row_security = off');
    const { rows } = await client.query<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'foyer_jobs')",
    );
    expect(rows.length).toBeGreaterThan(50);
    for (const { name } of rows) await client.query(`select * from ${name} limit 1`);
    expect((await client.query('select from practice')).rowCount).toBe(1);
  } finally {
    await client.end();
    await runAsOwner(server, `drop role ${role}`);
  }
});

test('the page makes every role that a dump grants rights to', async () => {
  const granted = await runAsOwner<{ role: string }>(
    server,
    `select distinct pg_get_userbyid(grantee) as role from (
       select (aclexplode(relacl)).grantee from pg_class union all
       select (aclexplode(attacl)).grantee from pg_attribute) granted
     where grantee <> 0 and pg_get_userbyid(grantee) like 'foyer%' order by 1`,
  );
  const made = [...page.matchAll(/create role (\w+)/g)].map(([, role]) => role);
  expect(granted.map(({ role }) => role)).toEqual(['foyer_app', 'foyer_display', 'foyer_jobs']);
  expect(made).toEqual(expect.arrayContaining(granted.map(({ role }) => role)));
});

test('after a restore each event log gets another epoch', async () => {
  const epochs = () => runAsOwner<{ epoch: string }>(server, 'select epoch from practice_stream');
  const [before] = await epochs();
  await runAsOwner(server, blockWith('practice_stream'));
  expect((await epochs())[0]?.epoch).not.toBe(before?.epoch);
});

test('the nginx of the page defines each of its variables and lets the largest file through', () => {
  const most = Number(/max: (\d{8})/.exec(readFileSync(join(projectRoot, 'schema/files.graphql'), 'utf8'))?.[1]);
  const nginx = /```text\n(map [\s\S]*?)```/.exec(page)?.[1] ?? '';
  const known = ['http_upgrade', 'http_host', 'proxy_add_x_forwarded_for'];
  const defined = [...nginx.matchAll(/^map \$\w+ \$(\w+)/gm)].map(([, name]) => name);
  const used = [...nginx.matchAll(/\$(\w+)/g)].map(([, name]) => name);
  expect(used.filter((name) => !defined.includes(name) && !known.includes(name ?? ''))).toEqual([]);
  expect(Number(/client_max_body_size (\d+)m/.exec(nginx)?.[1]) * 1024 * 1024).toBeGreaterThan(most);
});

test('the PgBouncer of the page lets the settings of connections through, and its login has them', () => {
  const { query_timeout, connectionTimeoutMillis, ...sent } = timeLimits;
  expect([query_timeout, connectionTimeoutMillis]).toEqual([20_000, 10_000]);
  const ignored = /ignore_startup_parameters = (.*)/.exec(page)?.[1]?.split(', ') ?? [];
  expect(ignored.sort()).toEqual(Object.keys(sent).sort());
  for (const [name, ms] of Object.entries(sent))
    expect(blockWith('foyer_pool')).toContain(`set ${name} = '${ms / 1_000}s'`);
});
