import { expect, test } from 'vitest';
import { statementFaults } from '../kit/statements/statement-faults.ts';

const tables = { practice: new Set(['practice', 'visit', 'room', 'site']), local: new Set(['display_pairing']) };
const own = 'practice_id = $1';

test.each([
  ['a select of one practice', `select id from visit where ${own} and id = $2`],
  ['a practice that is a constant', `select id from visit where practice_id = '00000000-0000-0000-0000-000000000000'`],
  [
    'a join of tables that each name it',
    'select from visit v join room r on r.practice_id = $1::uuid and r.id = v.room_id where v.practice_id = $1',
  ],
  [
    'an outer join that names it where rows may be missing',
    'select from visit v left join room r on r.practice_id = $1 and r.id = v.room_id where v.practice_id = $1',
  ],
  [
    'a page that is joined',
    `select from (select * from visit where ${own} limit 5) page left join room r on r.practice_id = $1 and r.id = page.room_id`,
  ],
  ['a reference table', 'select practice_id from account_practice where account_id = $1'],
  ['one row', 'insert into visit (practice_id, id) values ($1, $2) returning id'],
  [
    'many rows from the practice’s own',
    `insert into visit (practice_id, id) select practice.practice_id, given.id from practice cross join jsonb_to_recordset($2) given (id uuid) where practice.${own}`,
  ],
  [
    'a change at a time that came with it',
    `update visit set ended_at = $3 where ${own} and id = $2 and called_at < now()`,
  ],
  [
    'a conflict that is settled',
    'insert into room (practice_id, id) values ($1, $2) on conflict (practice_id) do update set version = room.version + 1',
  ],
  ['a key as the ORM writes it', 'delete from visit where (practice_id, id) in (($1, $2))'],
  ['a local table', 'update display_pairing set place = 1 where code_hash = $1'],
  ['the entrance', 'select from enter_session($1, $2, $3, $4)'],
])('%s is right', async (_what, text) => {
  expect(await statementFaults(text, tables)).toEqual([]);
});

test.each([
  ['no practice at all', 'select from visit where id = $1', 'visit has no practice_id = $n of its own'],
  [
    'a join that borrows its neighbour’s practice',
    'select from visit v join room r on r.practice_id = v.practice_id and r.id = v.room_id where v.practice_id = $1',
    'room r has no practice_id = $n of its own',
  ],
  [
    'a practice named for the neighbour only',
    'select from visit join room on room.id = visit.room_id where visit.practice_id = $1',
    'room has no practice_id = $n of its own',
  ],
  [
    'an outer join whose condition leaves its first table free',
    'select from visit v left join room r on r.practice_id = $1 and v.practice_id = $1',
    'visit v has no practice_id = $n of its own',
  ],
  [
    'a practice that is only one of two ways',
    'select from visit where practice_id = $1 or id = $2',
    'visit has no practice_id = $n of its own',
  ],
  [
    'several keys, from which no server follows',
    'delete from visit where (practice_id, id) in (($1, $2), ($1, $3))',
    'visit has no practice_id = $n of its own',
  ],
  [
    'one of several practices',
    'select from visit where practice_id = any($1)',
    'visit has no practice_id = $n of its own',
  ],
  [
    'a subselect without it',
    `select from visit where ${own} and exists (select from room where room.id = visit.room_id)`,
    'room has no practice_id = $n of its own',
  ],
  [
    'a subselect of a column without it',
    `select (select name from site where site.id = visit.site_id) from visit where ${own}`,
    'site has no practice_id = $n of its own',
  ],
  [
    'a lateral subselect that borrows it',
    `select from visit v cross join lateral (select from room where room.practice_id = v.practice_id) r where v.${own}`,
    'room has no practice_id = $n of its own',
  ],
  [
    'a CTE without it',
    `with free as (select * from room) select from free join visit on true where visit.${own}`,
    'room has no practice_id = $n of its own',
  ],
  [
    'the second half of a union without it',
    `select id from visit where ${own} union all select id from room`,
    'room has no practice_id = $n of its own',
  ],
  [
    'the first half of a union without it',
    `select id from room union all select id from visit where ${own}`,
    'room has no practice_id = $n of its own',
  ],
  ['a change without it', 'update visit set ended_at = $1 where id = $2', 'visit has no practice_id = $n of its own'],
  [
    'a change beside a table without it',
    'update visit set room_id = room.id from room where visit.practice_id = $1',
    'room has no practice_id = $n of its own',
  ],
  ['a deletion without it', 'delete from visit where id = $1', 'visit has no practice_id = $n of its own'],
  ['a row without it', 'insert into visit (id) values ($1)', 'a row for visit has no practice_id = $n'],
  [
    'a row whose practice is looked up',
    `insert into visit (practice_id, id) values ((select practice_id from site where ${own}), $2)`,
    'VALUES holds a subselect',
  ],
  [
    'rows from values alone',
    'insert into visit (practice_id, id) select $1, id from unnest($2::uuid[]) id',
    "rows for visit are not selected from the practice's row",
  ],
  [
    'rows with a practice beside that of their source',
    `insert into visit (practice_id, id) select $2, id from practice where ${own}`,
    "rows for visit are not selected from the practice's row",
  ],
  [
    'several tables changed at once',
    `with gone as (delete from room where ${own}) delete from visit where ${own}`,
    'it changes several tables',
  ],
  [
    'a local table beside a practice’s',
    `select from visit join display_pairing on true where visit.${own}`,
    'it joins a local table',
  ],
  ['MERGE', 'merge into visit using room on true when matched then delete', 'MERGE is refused'],
  ['COPY', 'copy visit from stdin', 'COPY of a practice table is refused'],
  [
    'a clock in RETURNING',
    `update visit set ended_at = $2 where ${own} returning clock_timestamp()`,
    'RETURNING calls clock_timestamp',
  ],
  ['a clock in a change', `update visit set ended_at = clock_timestamp() where ${own}`, 'UPDATE calls clock_timestamp'],
  [
    'a function of time for a column',
    `update visit set day = date_trunc('day', arrived_at) where ${own}`,
    'UPDATE calls date_trunc for a column',
  ],
  [
    'a column moved by an interval',
    `update visit set ended_at = arrived_at + interval '1 hour' where ${own}`,
    'UPDATE adds an interval to a column',
  ],
  [
    'a column moved by an interval that came with it',
    `update visit set ended_at = arrived_at + $2::interval where ${own}`,
    'UPDATE adds an interval to a column',
  ],
  [
    'a day of PostgreSQL’s own calendar',
    `select from visit where ${own} and (arrived_at at time zone 'America/Edmonton')::date = $2`,
    'AT TIME ZONE knows other clock changes than Node.js: send instants',
  ],
  ['an advisory lock', 'select pg_advisory_xact_lock($1)', 'pg_advisory_xact_lock locks nothing on another server'],
  [
    'the second of two statements in one message',
    `select from visit where ${own}; select from room`,
    'room has no practice_id = $n of its own',
  ],
])('%s is found', async (_what, text, fault) => {
  expect(await statementFaults(text, tables)).toContain(fault);
});
