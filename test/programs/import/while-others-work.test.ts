import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { expect, onTestFinished, test, vi } from 'vitest';
import { patience } from '../../kit/eventually.ts';
import { query } from '../../start/kit/query.ts';
import { founded } from './kit/founded.ts';
import { fixture, run } from './kit/run.ts';

test('a site that a colleague names alike meanwhile keeps its name', async () => {
  const practice = await founded('Elm Street');
  const colleague = new pg.Client(practice.ownerUrl);
  await colleague.connect();
  onTestFinished(() => colleague.end());
  await colleague.query('begin');
  await colleague.query(
    `insert into site (practice_id, id, name, time_zone) select practice_id, $1, 'MAPLE CLINIC', 'UTC' from practice`,
    [randomUUID()],
  );
  const running = run(practice, ['synthea', fixture]);
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await vi.waitUntil(async () => (await query(practice.ownerUrl, waiting)).length > 0, patience);
  await colleague.query('commit');
  expect((await running).exitCode).toBe(2);
  const names = await query(practice.ownerUrl, 'select name, import_key is null from site order by name');
  expect(names).toEqual([
    ['MAPLE CLINIC', true],
    ['MAPLE CLINIC, Aurora', false],
    ['MAPLE CLINIC, Aurora 2', false],
    ['MAPLE CLINIC, Springfield', false],
  ]);
});

test('medical record numbers and visit types that the office has itself are left alone', async () => {
  const practice = await founded('Elm Street');
  await query(
    practice.ownerUrl,
    `insert into patient (practice_id, id, mrn, given_name, family_name, birth_date, gender)
     select practice_id, gen_random_uuid(), '100003', 'Paula', 'Own', '1990-01-01', 'FEMALE' from practice`,
  );
  await query(
    practice.ownerUrl,
    `insert into visit_type (practice_id, id, name, duration_minutes)
     select practice_id, gen_random_uuid(), 'Vaccination', 20 from practice`,
  );
  await run(practice, ['synthea', fixture]);
  const mrns = await query(practice.ownerUrl, 'select mrn from patient where import_key is not null order by mrn');
  expect(mrns.flat()).toEqual(['100001', '100002', '100004', '100005']);
  const vaccinations = await query(
    practice.ownerUrl,
    `select type.duration_minutes, count(*)::int from visit_type as type join visit on visit.visit_type_id = type.id
     where type.name = 'Vaccination' group by 1`,
  );
  expect(vaccinations).toEqual([[20, 1]]);
});

test('names that the office spells another way are the same names', async () => {
  const practice = await founded('Elm Street');
  await query(
    practice.ownerUrl,
    `insert into visit_type (practice_id, id, name, duration_minutes)
     select practice_id, gen_random_uuid(), 'ＶＡＣＣＩ nation', 20 from practice`,
  );
  await query(
    practice.ownerUrl,
    `insert into site (practice_id, id, name, time_zone) select practice_id, gen_random_uuid(), 'Maple  clinic', 'UTC' from practice`,
  );
  expect((await run(practice, ['synthea', fixture])).exitCode).toBe(2);
  const types = await query(practice.ownerUrl, `select name from visit_type where name_key like 'vacci%'`);
  expect(types).toEqual([['ＶＡＣＣＩ nation']]);
  const sites = await query(practice.ownerUrl, `select name from site where name_key like 'maple%' order by name`);
  expect(sites.flat()).toEqual([
    'MAPLE CLINIC, Aurora',
    'MAPLE CLINIC, Aurora 2',
    'MAPLE CLINIC, Springfield',
    'Maple  clinic',
  ]);
});

test('the same export imported twice at once goes in once', async () => {
  const practice = await founded('Elm Street');
  const both = await Promise.all([run(practice, ['synthea', fixture]), run(practice, ['synthea', fixture])]);
  expect(both.map(({ exitCode }) => exitCode)).toEqual([2, 2]);
  const counts = await query(
    practice.ownerUrl,
    `select (select count(*) from site)::int, (select count(*) from patient)::int, (select count(*) from appointment)::int,
       (select count(*) from visit)::int, (select count(*) from visit_step)::int`,
  );
  expect(counts).toEqual([[3, 4, 4, 4, 16]]);
});
