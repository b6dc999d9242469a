import { labelledTables, localTables, referenceTables } from '../../../src/database/set-up/table-kinds.ts';

const listed = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ');

const ofPractices = `
  select c.oid, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname not in (${listed([...referenceTables, ...localTables])})`;
const others = `
  select c.oid, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname in (${listed([...referenceTables, ...localTables])})`;
const practiceIn = (oid: string, columns: string) =>
  `exists (select from unnest(${columns}) number join pg_attribute a on a.attrelid = ${oid} and a.attnum = number where a.attname = 'practice_id')`;

/** Each lists, as `fault`, the rules that tables spread over servers by practice would not keep. Those of partitions belong to their tables. */
export const spreadableFaults: readonly string[] = [
  `select relname || ' has no practice_id that is never null' as fault from (${ofPractices}) t
   where not exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'practice_id' and a.attnotnull and a.atttypid = 'uuid'::regtype)`,
  `select relname || ' has no primary key that begins with practice_id' as fault from (${ofPractices}) t
   where not exists (select from pg_index i join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
     where i.indrelid = t.oid and i.indisprimary and a.attname = 'practice_id')`,
  `select 'unique index ' || i.indexrelid::regclass || ' of ' || relname || ' has no practice_id' as fault
   from (${ofPractices}) t join pg_index i on i.indrelid = t.oid where i.indisunique and not ${practiceIn('t.oid', 'i.indkey')}`,
  `select 'exclusion constraint ' || k.conname || ' of ' || relname || ' has no practice_id with =' as fault
   from (${ofPractices}) t join pg_constraint k on k.conrelid = t.oid where k.contype = 'x' and not exists (
     select from unnest(k.conkey, k.conexclop) as part(number, operator) join pg_attribute a on a.attrelid = t.oid and a.attnum = part.number
     join pg_operator o on o.oid = part.operator where a.attname = 'practice_id' and o.oprname = '=')`,
  `select 'foreign key ' || k.conname || ' of ' || t.relname || ' does not carry practice_id in the same place' as fault
   from (${ofPractices}) t join pg_constraint k on k.conrelid = t.oid join (${ofPractices}) parent on parent.oid = k.confrelid
   where k.contype = 'f' and not exists (select from unnest(k.conkey, k.confkey) as pair(mine, theirs)
     join pg_attribute a on a.attrelid = t.oid and a.attnum = pair.mine join pg_attribute b on b.attrelid = parent.oid and b.attnum = pair.theirs
     where a.attname = 'practice_id' and b.attname = 'practice_id')`,
  `select 'foreign key ' || k.conname || ' leads from ' || t.relname || ' to a practice table' as fault
   from (${others}) t join pg_constraint k on k.conrelid = t.oid join (${ofPractices}) parent on parent.oid = k.confrelid where k.contype = 'f'`,
  `select 'foreign key ' || k.conname || ' leads from ' || t.relname || ' to a local table' as fault
   from (${ofPractices}) t join pg_constraint k on k.conrelid = t.oid join pg_class parent on parent.oid = k.confrelid
   where k.contype = 'f' and parent.relname in (${listed(localTables)})`,
  // As PostgreSQL writes a parsed policy: what it selects stands in a sublink.
  `select 'policy ' || p.polname || ' of ' || c.relname || ' holds a subquery' as fault from pg_policy p join pg_class c on c.oid = p.polrelid
   where p.polqual::text like '%:subselect %' or p.polwithcheck::text like '%:subselect %'`,
  `select 'policy ' || p.polname || ' of ' || t.relname || ' alone does not ask for the practice' as fault
   from (${ofPractices}) t join pg_policy p on p.polrelid = t.oid
   where p.polpermissive and (p.polqual is not null and pg_get_expr(p.polqual, t.oid) not like '%(practice_id = foyer_practice())%'
     or p.polwithcheck is not null and pg_get_expr(p.polwithcheck, t.oid) not like '%(practice_id = foyer_practice())%')`,
  `select 'policy ' || p.polname || ' of ' || t.relname || ' does not look at labels' as fault
   from (${ofPractices}) t join pg_policy p on p.polrelid = t.oid
   where t.relname in (${listed(labelledTables)}) and p.polpermissive and pg_get_expr(p.polqual, t.oid) not like '%foyer_clearance()%'`,
  `select 'trigger ' || g.tgname || ' of ' || t.relname as fault from (${ofPractices}) t join pg_trigger g on g.tgrelid = t.oid where not g.tgisinternal`,
  `select 'sequence ' || c.relname || ' is dense over practices at best' as fault from pg_class c join pg_namespace n on n.oid = c.relnamespace
   join pg_depend d on d.objid = c.oid and d.deptype in ('a', 'i') join (${ofPractices}) t on t.oid = d.refobjid where n.nspname = 'public' and c.relkind = 'S'`,
  `select 'name ' || name || ' of ' || t.relname || ' is longer than 50 characters' as fault
   from (${ofPractices}) t join lateral (select conname as name from pg_constraint where conrelid = t.oid and contype in ('p', 'u', 'f', 'c', 'x')
     union select relname from pg_index join pg_class on pg_class.oid = indexrelid where indrelid = t.oid and indisunique) named on true
   where length(name) > 50`,
];
