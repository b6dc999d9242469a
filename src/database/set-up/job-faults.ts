const jobRelations = `
  select c.oid, c.relname, c.relowner from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'foyer_jobs' and c.relkind in ('r', 'p', 'v', 'm', 'S')`;
const inJobs = `from pg_namespace n where n.nspname = 'foyer_jobs'`;

/**
 * The faults that would let the program change the schema of jobs, or jobs reach the practices’ rows, as
 * `catalogueFaults`.
 */
export const jobFaults: readonly string[] = [
  `select 'role ' || r.rolname || ' may create objects in schema foyer_jobs' as fault ${inJobs.replace('where', ', pg_roles r where')}
     and r.rolname in (current_user, 'foyer_jobs') and has_schema_privilege(r.oid, n.oid, 'create')`,
  `select 'role ' || current_user || ' can act as the owner of foyer_jobs.' || relname as fault
   from (${jobRelations}) t where pg_has_role(current_user, relowner, 'member')`,
  `select 'role ' || current_user || ' may truncate foyer_jobs.' || relname as fault
   from (${jobRelations}) t where has_table_privilege(current_user, oid, 'truncate, trigger, references')`,
  `select 'role foyer_display may use schema foyer_jobs' as fault ${inJobs} and has_schema_privilege('foyer_display', n.oid, 'usage')`,
  `select 'role foyer_jobs may reach ' || c.relname as fault
   from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm')
     and (has_any_column_privilege('foyer_jobs', c.oid, 'select, insert, update') or has_table_privilege('foyer_jobs', c.oid, 'delete, truncate'))`,
  `select 'role foyer_jobs belongs to ' || r.rolname as fault
   from pg_roles r where r.rolname <> 'foyer_jobs' and pg_has_role('foyer_jobs', r.oid, 'member')`,
  `select 'function foyer_jobs.' || p.proname || ' runs with its owner’s rights' as fault
   from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'foyer_jobs' and p.prosecdef`,
];
