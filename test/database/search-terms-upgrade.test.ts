import { randomUUID } from 'node:crypto';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { expect, onTestFinished, test } from 'vitest';
import { migrations } from '../../migrations/list.ts';
import { ormOptions } from '../../src/database/orm.ts';
import { migrate } from '../../src/database/set-up/migrate.ts';
import { termRowsOf } from '../../src/domains/patients/search-terms.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { createEmptyDatabase } from '../kit/test-database.ts';

const people = [
  { givenName: 'Mary Ann', familyName: 'Smith-Jones', mrn: 'A-77', birthDate: '1968-08-09', phone: '+19075550109' },
  { givenName: 'Jörg', familyName: 'Müller', mrn: '0012', birthDate: '1949-04-05', phone: null },
];

test('terms of an earlier version get the names and the other terms of their patients', async () => {
  const database = await createEmptyDatabase();
  onTestFinished(() => database.drop());
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
  await orm.migrator.up({ to: 'Migration20261130170100_CodeSets' });
  await orm.close(true);
  const practice = randomUUID();
  const run = <Row extends object>(text: string, values: unknown[] = []) => runAsOwner<Row>({ database }, text, values);
  await run(`insert into practice (practice_id, name) values ($1, 'Practice')`, [practice]);
  const ids = people.map(() => randomUUID());
  for (const [index, { givenName, familyName, mrn, birthDate, phone }] of people.entries()) {
    await run(
      `insert into patient (practice_id, id, mrn, given_name, family_name, birth_date, gender, phone)
       values ($1, $2, $3, $4, $5, $6, 'UNKNOWN', $7)`,
      [practice, ids[index], mrn, givenName, familyName, birthDate, phone],
    );
    for (const { term } of termRowsOf(people[index] as (typeof people)[number]))
      await run('insert into patient_search_term (practice_id, term, patient_id) values ($1, $2, $3)', [
        practice,
        term,
        ids[index],
      ]);
  }
  await migrate(database.ownerUrl, null);
  for (const [index, person] of people.entries()) {
    const kept = await run<{ term: string; familyName: string; givenName: string; words: string }>(
      `select term, family_name as "familyName", given_name as "givenName", words from patient_search_term where patient_id = $1`,
      [ids[index]],
    );
    const sorted = (rows: typeof kept) =>
      rows
        .map((row) => ({ ...row, words: row.words.trim().split(' ').sort() }))
        .sort((one, other) => (one.term < other.term ? -1 : 1));
    expect(sorted(kept)).toEqual(sorted(termRowsOf(person)));
  }
});
