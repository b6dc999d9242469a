import { displayColumns, knownPolicies } from './known-policies.ts';
import { codeSetTables, referenceTables } from './table-kinds.ts';

const quoted = (text: string | null) => (text === null ? 'null' : `'${text.replaceAll("'", "''")}'`);
const known = knownPolicies
  .map(
    ({ table, command, isPermissive, using, check }) =>
      `(${isPermissive}, ${[table, command, using, check].map(quoted).join(', ')})`,
  )
  .join(', ');
const namedTables = knownPolicies.map(({ table }) => quoted(table)).join(', ');
const ofCodeSets = codeSetTables.map(quoted).join(', ');
const ofAllPractices = referenceTables.map(quoted).join(', ');
const shownColumns = Object.entries(displayColumns)
  .flatMap(([table, columns]) => columns.map((column) => quoted(`${table}.${column}`)))
  .join(', ');

/**
 * All tables but the migrations' own. A day of the event log may be part of it or, for a moment or after a crash, not
 * any more.
 */
const ownTables = `
  select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity, c.relowner, c.relacl,
    c.relispartition or c.relname ~ '^event_log_[0-9]{8}$' as is_day,
    exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'sensitivity' and not a.attisdropped) as is_labelled,
    c.relname not in (${ofAllPractices}) and
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'practice_id' and not a.attisdropped) as is_practice_table
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> 'foyer_migration'`;

/** Each query lists, as `fault`, what would let rows of one practice reach another, or history be changed. */
export const catalogueFaults: readonly string[] = [
  `select 'role ' || rolname || ' is a superuser or bypasses row-level security' as fault
   from pg_roles where rolname in (current_user, session_user) and (rolsuper or rolbypassrls)`,
  `select 'role ' || current_user || ' belongs to ' || r.rolname || ', which is a superuser, bypasses row-level security or may make roles' as fault
   from pg_roles r where pg_has_role(current_user, r.oid, 'member') and r.rolname <> current_user and (r.rolsuper or r.rolbypassrls or r.rolcreaterole)`,
  `select 'role ' || current_user || ' can act as the owner of ' || c.relname as fault
   from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm') and pg_has_role(current_user, c.relowner, 'member')`,
  `select 'row-level security of ' || relname || ' is not forced' as fault
   from (${ownTables}) t where not (relrowsecurity and relforcerowsecurity)`,
  `select relname || ' has no restrictive policy for its practice' as fault from (${ownTables}) t
   where is_practice_table and not is_day and exists (select from unnest('{r,a,w,d}'::"char"[]) as command where not exists (
     select from pg_policy p where p.polrelid = t.oid and not p.polpermissive and p.polroles = '{0}' and p.polcmd in ('*', command)
       and (command = 'a' or pg_get_expr(p.polqual, p.polrelid) like '%foyer_practice()%')
       and (command in ('r', 'd') or pg_get_expr(p.polwithcheck, p.polrelid) like '%foyer_practice()%')))`,
  `select 'role ' || current_user || ' may truncate ' || relname as fault
   from (${ownTables}) t where has_table_privilege(current_user, oid, 'truncate')`,
  `select 'role ' || current_user || ' may change the history in ' || relname as fault from (${ownTables}) t
   where relname in ('audit_entry', 'audit_entry_patient', 'event_log')
     and (has_any_column_privilege(current_user, oid, 'update') or has_table_privilege(current_user, oid, 'delete'))`,
  `select 'role ' || current_user || ' may change the code sets in ' || relname as fault from (${ownTables}) t
   where relname in (${ofCodeSets})
     and (has_any_column_privilege(current_user, oid, 'insert, update') or has_table_privilege(current_user, oid, 'delete'))`,
  `select 'role foyer_display may read ' || t.relname || '.' || a.attname as fault
   from (${ownTables}) t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
   where has_column_privilege('foyer_display', t.oid, a.attnum, 'select') and t.relname || '.' || a.attname not in (${shownColumns})`,
  `select 'role foyer_display may change ' || relname as fault from (${ownTables}) t
   where has_any_column_privilege('foyer_display', oid, 'insert, update') or has_table_privilege('foyer_display', oid, 'delete')`,
  `select 'policy ' || p.polname || ' of ' || t.relname || ' is not the one that the migrations make' as fault
   from (${ownTables}) t join pg_policy p on p.polrelid = t.oid where not exists (
     select from (values ${known}) as known(permissive, relname, command, qual, withcheck)
     where known.relname = case when t.relname in (${namedTables}) then t.relname when is_labelled then '(labelled)' else '' end
       and known.command::"char" = p.polcmd and known.permissive = p.polpermissive
       and regexp_replace(pg_get_expr(p.polqual, p.polrelid), '\\s+', ' ', 'g') is not distinct from known.qual
       and regexp_replace(pg_get_expr(p.polwithcheck, p.polrelid), '\\s+', ' ', 'g') is not distinct from known.withcheck)`,
  `select 'role ' || current_user || ' may create objects in schema public' as fault
   where has_schema_privilege(current_user, 'public', 'create')`,
  `select 'view ' || c.relname || ' runs with its owner’s rights' as fault
   from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname = 'public' and c.relkind = 'v' and has_table_privilege(current_user, c.oid, 'select')
     and not coalesce(c.reloptions @> '{security_invoker=true}' or c.reloptions @> '{security_invoker=on}', false)`,
  `select 'materialized view ' || c.relname || ' can be read by ' || current_user as fault
   from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname = 'public' and c.relkind = 'm' and has_table_privilege(current_user, c.oid, 'select')`,
  `select 'function ' || p.proname || ' runs with its owner’s rights and an open search_path' as fault
   from pg_proc p join pg_namespace n on n.oid = p.pronamespace
   where n.nspname = 'public' and p.prosecdef and has_function_privilege(current_user, p.oid, 'execute')
     and not exists (select from unnest(coalesce(p.proconfig, '{}')) s where s like 'search_path=%')`,
  `select 'foreign key ' || k.conname || ' of ' || child.relname || ' does not carry the practice' as fault
   from pg_constraint k join (${ownTables}) child on child.oid = k.conrelid join (${ownTables}) parent on parent.oid = k.confrelid
   where k.contype = 'f' and child.is_practice_table and parent.is_practice_table
     and not exists (select from unnest(k.conkey) column_number join pg_attribute a on a.attrelid = k.conrelid and a.attnum = column_number
       where a.attname = 'practice_id')`,
  `select 'partition ' || relname || ' gives rights past its table' as fault from (${ownTables}) t
   where is_day and (exists (select from aclexplode(t.relacl) given where given.grantee <> t.relowner)
     or exists (select from pg_attribute a, aclexplode(a.attacl) given where a.attrelid = t.oid and given.grantee <> t.relowner))`,
];
