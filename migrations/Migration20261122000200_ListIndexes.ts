import { Migration } from '@mikro-orm/migrations';

export class Migration20261122000200_ListIndexes extends Migration {
  override name = 'Migration20261122000200_ListIndexes';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  // In order of time instead of ids, so that a span of time is one of the index, too.
  'create index room_transition_by_time on room_transition (practice_id, room_id, at, id)',
  'drop index room_transition_by_room',
  // A column of its own: below row-level security no index serves a function such as lower, which is not leakproof. In order of bytes, where what begins
  // alike stands together.
  `alter table payer add column folded_name text collate "C" generated always as (lower(name)) stored`,
  'create index payer_by_folded_name on payer (practice_id, folded_name)',
];
