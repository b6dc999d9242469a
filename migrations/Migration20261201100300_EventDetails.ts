import { Migration } from '@mikro-orm/migrations';

export class Migration20261201100300_EventDetails extends Migration {
  override name = 'Migration20261201100300_EventDetails';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  // In the order in which writes take them: a node of the version before that is writing is waited for, not deadlocked with.
  'lock table practice_stream, event_log in access exclusive mode',
  // The row that says what happened to the subject, where a domain keeps one. Rows of days before are not rewritten.
  'alter table event_log add column detail_id uuid',
  // Nodes of the version before send facts without a detail.
  `create or replace function append_events(practice uuid, facts jsonb, out last_seq bigint, out committed_at timestamptz)
     language plpgsql volatile security invoker
     as $$
     begin
       update practice_stream stream set last_seq = stream.last_seq + jsonb_array_length(facts)
       where stream.practice_id = practice
       returning stream.last_seq, date_trunc('milliseconds', clock_timestamp())
       into append_events.last_seq, append_events.committed_at;
       if not found then
         raise exception 'The practice has no event stream.' using errcode = 'no_data_found';
       end if;
       insert into event_log (practice_id, seq, type, subject_id, topics, at, detail_id)
       select practice, append_events.last_seq - jsonb_array_length(facts) + fact.position, fact.type, fact.subject_id, fact.topics, committed_at,
         fact.detail_id
       from rows from (jsonb_to_recordset(facts) as (type text, subject_id uuid, topics text[], detail_id uuid))
         with ordinality as fact(type, subject_id, topics, detail_id, position);
     end $$`,
];
