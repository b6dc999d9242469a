import { Migration } from '@mikro-orm/migrations';

export class Migration20261121000300_AppendOrFail extends Migration {
  override name = 'Migration20261121000300_AppendOrFail';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

// Events travel together with the commit that keeps them, so that nobody can look at the answer in between: a practice without a stream must fail here.
const statements = [
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
       insert into event_log (practice_id, seq, type, subject_id, topics, at)
       select practice, append_events.last_seq - jsonb_array_length(facts) + fact.position, fact.type, fact.subject_id, fact.topics, committed_at
       from rows from (jsonb_to_recordset(facts) as (type text, subject_id uuid, topics text[]))
         with ordinality as fact(type, subject_id, topics, position);
     end $$`,
];
