import { Migration } from '@mikro-orm/migrations';

export class Migration20261121000200_AppendEvents extends Migration {
  override name = 'Migration20261121000200_AppendEvents';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

// A function only because PostgreSQL keeps the plans of its statements: sent as text, planning them below row-level security took longer than running them,
// at the end of every write. It runs with its caller's rights and sees what its caller sees.
const statements = [
  `create function append_events(practice uuid, facts jsonb, out last_seq bigint, out committed_at timestamptz)
     language plpgsql volatile security invoker
     as $$
     begin
       update practice_stream stream set last_seq = stream.last_seq + jsonb_array_length(facts)
       where stream.practice_id = practice
       returning stream.last_seq, date_trunc('milliseconds', clock_timestamp())
       into append_events.last_seq, append_events.committed_at;
       insert into event_log (practice_id, seq, type, subject_id, topics, at)
       select practice, append_events.last_seq - jsonb_array_length(facts) + fact.position, fact.type, fact.subject_id, fact.topics, committed_at
       from rows from (jsonb_to_recordset(facts) as (type text, subject_id uuid, topics text[]))
         with ordinality as fact(type, subject_id, topics, position)
       where append_events.last_seq is not null;
     end $$`,
  'revoke execute on function append_events from public',
  'grant execute on function append_events to foyer_app',
];
