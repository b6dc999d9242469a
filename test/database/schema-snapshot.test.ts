import { afterAll, beforeAll, expect, test } from 'vitest';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { createTestDatabase, type TestDatabase } from '../kit/test-database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

// The days of the event log come and go; that each is closed is another test's matter.
const own = `n.nspname = 'public' and c.relname <> 'foyer_migration' and not c.relispartition`;
const ofTables = 'join pg_class c on c.oid = %s join pg_namespace n on n.oid = c.relnamespace';

/** One line for everything that migrations can make, in words that PostgreSQL 15 to 18 share. */
const lines = [
  `select c.relname || ' column ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
     || case when a.attcollation = 'pg_catalog."C"'::regcollation then ' collate "C"' else '' end
     || coalesce(case a.attgenerated when 's' then ' generated ' else ' default ' end || pg_get_expr(d.adbin, d.adrelid), '')
   from pg_attribute a ${ofTables.replace('%s', 'a.attrelid')} left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
   where ${own} and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped`,
  `select c.relname || ' constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
   from pg_constraint k ${ofTables.replace('%s', 'k.conrelid')} where ${own} and k.contype in ('p', 'u', 'f', 'c', 'x')`,
  `select c.relname || ' index ' || pg_get_indexdef(i.indexrelid)
   from pg_index i ${ofTables.replace('%s', 'i.indrelid')} where ${own}`,
  `select c.relname || ' partition by ' || pg_get_partkeydef(c.oid)
   from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${own} and c.relkind = 'p'`,
  `select c.relname || ' policy ' || p.polname || case when p.polpermissive then '' else ' restrictive' end
     || case p.polcmd when 'r' then ' for select' when 'a' then ' for insert' when 'w' then ' for update' when 'd' then ' for delete' else '' end
     || coalesce(' using ' || regexp_replace(pg_get_expr(p.polqual, p.polrelid), '\\s+', ' ', 'g'), '')
     || coalesce(' check ' || regexp_replace(pg_get_expr(p.polwithcheck, p.polrelid), '\\s+', ' ', 'g'), '')
   from pg_policy p ${ofTables.replace('%s', 'p.polrelid')} where ${own}`,
  `select c.relname || ' grant ' || string_agg(lower(g.privilege_type), ', ' order by g.privilege_type) || ' to ' || r.rolname
   from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) g join pg_roles r on r.oid = g.grantee
   where ${own} and c.relkind in ('r', 'p') and r.rolname like 'foyer\\_%' group by c.relname, r.rolname`,
  `select c.relname || ' grant select (' || string_agg(a.attname, ', ' order by a.attname) || ') to ' || r.rolname
   from pg_attribute a ${ofTables.replace('%s', 'a.attrelid')}, aclexplode(a.attacl) g join pg_roles r on r.oid = g.grantee
   where ${own} group by c.relname, r.rolname`,
];

test('the tables, constraints, indexes, policies and rights that migrations make are as reviewed', async () => {
  const rows = await runAsOwner<{ line: string }>(
    { database },
    `select line from (${lines.join(' union all ')}) as every(line) order by line collate "C"`,
  );
  await expect(`${rows.map(({ line }) => line).join('\n')}\n`).toMatchFileSnapshot(
    '../../migrations/schema.snapshot.txt',
  );
});
