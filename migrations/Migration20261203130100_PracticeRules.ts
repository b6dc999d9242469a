import { Migration } from '@mikro-orm/migrations';
import { practiceTable } from './practice-table.ts';

export class Migration20261203130100_PracticeRules extends Migration {
  override name = 'Migration20261203130100_PracticeRules';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  `create table practice_rule (
     practice_id uuid not null references practice,
     id uuid not null,
     number int not null check (number > 0),
     name text not null,
     fix text not null,
     effect text not null check (effect in ('WARN', 'HOLD', 'BLOCK')),
     conditions jsonb not null,
     is_on boolean not null,
     retired_at timestamptz,
     changed_by_id uuid,
     changed_at timestamptz not null,
     name_key text collate "C" generated always as (foyer_name_key(name)) stored,
     version int not null default 1,
     primary key (practice_id, id),
     constraint practice_rule_practice_id_number_key unique (practice_id, number),
     check (retired_at is null or not is_on),
     foreign key (practice_id, changed_by_id) references staff_member (practice_id, id)
   )`,
  'create unique index practice_rule_practice_id_name_key on practice_rule (practice_id, name_key) where retired_at is null',
  'create index practice_rule_by_number on practice_rule (practice_id, number, id)',
  ...practiceTable({ table: 'practice_rule', grants: ['select', 'insert', 'update'] }),
];
