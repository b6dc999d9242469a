import { randomUUID } from 'node:crypto';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import type { TestDatabase } from '../../kit/test-database.ts';

/** Gives the event log to a role that is no superuser, as outside of tests; answers its connection. Drop the role after the database. */
export async function giveToPlainOwner(database: TestDatabase): Promise<{ url: string; role: string }> {
  const role = `owner_${randomUUID().replaceAll('-', '')}`;
  await runAsOwner(
    { database },
    `create role ${role} login password 'plain'; grant create on schema public to ${role};
     do $$ declare part regclass; begin
       for part in select 'event_log'::regclass union all select inhrelid from pg_inherits where inhparent = 'event_log'::regclass loop
         execute format('alter table %s owner to ${role}', part);
       end loop;
     end $$`,
  );
  const url = new URL(database.ownerUrl);
  url.username = role;
  url.password = 'plain';
  return { url: url.href, role };
}
