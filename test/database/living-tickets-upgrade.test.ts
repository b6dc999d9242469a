import { randomUUID } from 'node:crypto';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrations } from '../../migrations/list.ts';
import { ormOptions } from '../../src/database/orm.ts';
import { migrate } from '../../src/database/set-up/migrate.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { createEmptyDatabase, type TestDatabase } from '../kit/test-database.ts';

let database: TestDatabase;
const [practice, site, visitType] = [randomUUID(), randomUUID(), randomUUID()];

beforeAll(async () => {
  database = await createEmptyDatabase();
  const orm = await MikroORM.init({
    ...ormOptions(database.ownerUrl),
    extensions: [Migrator],
    migrations: {
      migrationsList: migrations,
      tableName: 'foyer_migration',
      snapshot: false,
      disableForeignKeys: false,
    },
  });
  await orm.migrator.up({ to: 'Migration20261129000500_RootLists' });
  await orm.close(true);
  const visit = (day: string, ticket: string, endedAt: string) => {
    const patient = randomUUID();
    return `insert into patient (practice_id, id, mrn, given_name, family_name, birth_date, gender)
        values ('${practice}', '${patient}', '${patient}', 'A', 'Patient', '2000-01-01', 'FEMALE');
      insert into visit (practice_id, id, site_id, patient_id, visit_type_id, day, ticket, stage, stage_since, arrived_at, ended_at)
        values ('${practice}', gen_random_uuid(), '${site}', '${patient}', '${visitType}', '${day}', '${ticket}',
          '${endedAt === 'null' ? 'WAITING' : 'DONE'}', now(), now(), ${endedAt});`;
  };
  await runAsOwner(
    { database },
    `insert into practice (practice_id, name) values ('${practice}', 'Practice');
     insert into site (practice_id, id, name, time_zone) values ('${practice}', '${site}', 'Main', 'UTC');
     insert into visit_type (practice_id, id, name, duration_minutes) values ('${practice}', '${visitType}', 'Visit', 20);
     ${visit('2026-11-01', 'A01', 'null')} ${visit('2026-11-02', 'A01', 'null')} ${visit('2026-11-03', 'A01', 'null')}
     ${visit('2026-11-03', 'A02', 'null')} ${visit('2026-11-02', 'A02', 'now()')}`,
  );
  await migrate(database.ownerUrl, null);
});

afterAll(() => database.drop());

test('of open visits with one ticket the latest keeps it, and each other one gets its day behind it', async () => {
  const rows = await runAsOwner({ database }, 'select day::text, ticket, version from visit order by day, ticket');
  expect(rows).toEqual([
    { day: '2026-11-01', ticket: 'A01-20261101', version: 2 },
    { day: '2026-11-02', ticket: 'A01-20261102', version: 2 },
    { day: '2026-11-02', ticket: 'A02', version: 1 },
    { day: '2026-11-03', ticket: 'A01', version: 1 },
    { day: '2026-11-03', ticket: 'A02', version: 1 },
  ]);
});

test('visits are under forced row-level security again', async () => {
  const forced = "select relrowsecurity and relforcerowsecurity as forced from pg_class where oid = 'visit'::regclass";
  expect(await runAsOwner({ database }, forced)).toEqual([{ forced: true }]);
});
