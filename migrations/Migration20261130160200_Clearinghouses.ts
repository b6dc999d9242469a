import { Migration } from '@mikro-orm/migrations';
import { practiceTable } from './practice-table.ts';

export class Migration20261130160200_Clearinghouses extends Migration {
  override name = 'Migration20261130160200_Clearinghouses';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  `create table clearinghouse (
     practice_id uuid not null references practice,
     id uuid not null,
     name text not null,
     transport text not null,
     sender text not null,
     receiver text not null,
     usage text not null,
     largest_batch int not null check (largest_batch between 1 and 5000),
     file_answer_seconds int not null check (file_answer_seconds > 0),
     claim_answer_seconds int not null check (claim_answer_seconds > 0),
     folded_name text collate "C" generated always as (lower(name)) stored,
     name_key text collate "C" generated always as (foyer_name_key(name)) stored,
     version int not null default 1,
     primary key (practice_id, id),
     constraint clearinghouse_practice_id_name_key unique (practice_id, name_key)
   )`,
  'create index clearinghouse_by_name on clearinghouse (practice_id, name, id)',
  // Below row-level security no index serves lower, which is not leakproof: the folded name is a column.
  'create index clearinghouse_by_folded_name on clearinghouse (practice_id, folded_name)',
  ...practiceTable({ table: 'clearinghouse', grants: ['select', 'insert', 'update'] }),
  `create table payer_route (
     practice_id uuid not null references practice,
     id uuid not null,
     payer_id uuid not null,
     clearinghouse_id uuid not null,
     transaction text not null,
     payer_number text not null,
     enrolled_from date,
     enrolled_until date,
     version int not null default 1,
     primary key (practice_id, id),
     constraint payer_route_practice_id_payer_id_key unique (practice_id, payer_id, clearinghouse_id, transaction),
     foreign key (practice_id, payer_id) references payer (practice_id, id),
     foreign key (practice_id, clearinghouse_id) references clearinghouse (practice_id, id),
     check (enrolled_from is not null or enrolled_until is null),
     check (enrolled_from <= enrolled_until)
   )`,
  'create index payer_route_by_payer on payer_route (practice_id, payer_id, id)',
  'create index payer_route_by_clearinghouse on payer_route (practice_id, clearinghouse_id)',
  ...practiceTable({ table: 'payer_route', grants: ['select', 'insert', 'update'] }),
];
