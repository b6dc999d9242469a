import { Migration } from '@mikro-orm/migrations';
import { practiceTable } from './practice-table.ts';

export class Migration20261130130100_SearchAsTyped extends Migration {
  override name = 'Migration20261130130100_SearchAsTyped';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  `alter table practice add column region text not null default 'US' check (region ~ '^[A-Z]{2}$')`,
  // Words of names by their trigrams: a misspelled word is compared with words, which are few, instead of with all patients.
  `create table patient_word (
     practice_id uuid not null references practice,
     trigram text collate "C" not null,
     word text collate "C" not null,
     primary key (practice_id, trigram, word)
   )`,
  ...practiceTable({ table: 'patient_word', grants: ['select', 'insert'] }),
  // How far a job is with making the search terms of all patients again, in the order of their ids.
  `create table patient_search_renewal (
     practice_id uuid not null primary key references practice,
     terms_version int not null,
     renewed_until uuid,
     renewed int not null default 0,
     finished_at timestamptz
   )`,
  ...practiceTable({ table: 'patient_search_renewal', grants: ['select', 'insert', 'update'] }),
];
