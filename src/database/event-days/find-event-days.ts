import type { Client } from 'pg';
import { Temporal } from 'temporal-polyfill';

/** A table `event_log_YYYYMMDD`: the events of one day of UTC. */
export interface EventDay {
  name: string;
  day: Temporal.PlainDate;
  /** Not when it was taken out of the log and only remains to be dropped. */
  isPart: boolean;
  /** Taking it out was begun and not finished. */
  isLeaving: boolean;
}

/** The days of the event log, oldest first. */
export async function findEventDays(client: Client): Promise<EventDay[]> {
  const { rows } = await client.query<{ name: string; isPart: boolean; isLeaving: boolean }>(
    `select c.relname as name, i.inhrelid is not null as "isPart", coalesce(i.inhdetachpending, false) as "isLeaving"
     from pg_class c join pg_class log on log.oid = 'event_log'::regclass and log.relnamespace = c.relnamespace
       left join pg_inherits i on i.inhrelid = c.oid and i.inhparent = log.oid
     where c.relkind = 'r' and c.relname ~ '^event_log_[0-9]{8}$' order by c.relname`,
  );
  return rows.map((row) => ({ ...row, day: Temporal.PlainDate.from(row.name.slice(-8)) }));
}
