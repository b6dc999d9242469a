import { Migration } from '@mikro-orm/migrations';
import { firstPracticeTable } from './first-practice-table.ts';

export class Migration20261121000100_LiveDays extends Migration {
  override name = 'Migration20261121000100_LiveDays';

  override up(): void {
    for (const statement of [lock, ...eventLog, ...followedStreams]) this.addSql(statement);
  }
}

// In the order in which writes take them: a node of the version before that is writing is waited for, not deadlocked with.
const lock = 'lock table practice, practice_stream, event_log in access exclusive mode';

const eventLog = [
  // The events go with the table: they only serve to catch up, and a cursor older than what is kept leads to a snapshot. Numbers go on, since practice_stream stays.
  'drop table event_log',
  // A foreign key to practice would let each dropped day take the strongest lock on the table that everybody reads. The stream's row, without which
  // no event gets a number, has that key; its lock is also what keeps numbers unique, since a key of a partitioned table must hold the day.
  `create table event_log (
     practice_id uuid not null,
     seq bigint not null,
     type text not null,
     subject_id uuid not null,
     topics text[] not null,
     at timestamptz not null default clock_timestamp(),
     primary key (practice_id, seq, at)
   ) partition by range (at)`,
  ...firstPracticeTable({ table: 'event_log', grants: ['select', 'insert'] }),
  // Nodes of the version before may be writing: no moment is without a day. The days after are made with every start and every hour.
  `do $$
   declare
     today date := (clock_timestamp() at time zone 'UTC')::date;
     day date;
     name text;
   begin
     foreach day in array array[today, today + 1] loop
       name := 'event_log_' || to_char(day, 'YYYYMMDD');
       execute format('create table %I partition of event_log for values from (%L) to (%L)', name, day || ' 00:00+00', day + 1 || ' 00:00+00');
       execute format('alter table %I enable row level security', name);
       execute format('alter table %I force row level security', name);
     end loop;
   end $$`,
];

const own = 'practice_id = (select foyer_practice())';
const followed = `${own} or practice_id = any ((select foyer_followed())::uuid[])`;

// A node asks for the ends of all logs that it follows in one statement. They may be seen together, but still changed only one's own.
const followedStreams = [
  `create function foyer_followed() returns uuid[] stable parallel safe language sql
     as $$ select string_to_array(nullif(current_setting('foyer.followed', true), ''), ',')::uuid[] $$`,
  'drop policy practice_stream_practice on practice_stream',
  'drop policy practice_stream_rows on practice_stream',
  ...policies('select', `using (${followed})`),
  ...policies('insert', `with check (${own})`),
  ...policies('update', `using (${own}) with check (${own})`),
  ...policies('delete', `using (${own})`),
];

/** As for other tables a restrictive policy and the permissive one; of one command, since a policy of all commands would also bind what is seen. */
function policies(command: string, rows: string): string[] {
  return [
    `create policy practice_stream_practice_${command} on practice_stream as restrictive for ${command} ${rows}`,
    `create policy practice_stream_rows_${command} on practice_stream for ${command} ${rows}`,
  ];
}
