import { Migration } from '@mikro-orm/migrations';
import { firstPracticeTable } from './first-practice-table.ts';

export class Migration20261101000300_Patients extends Migration {
  override name = 'Migration20261101000300_Patients';

  override up(): void {
    for (const statement of [...tables, ...security]) this.addSql(statement);
  }
}

const tables = [
  `create table patient (
     practice_id uuid not null references practice,
     id uuid not null,
     mrn text not null,
     given_name text not null,
     family_name text not null,
     birth_date date not null,
     gender text not null,
     phone text,
     email text,
     address text,
     deceased_on date,
     registered_at timestamptz not null default now(),
     version int not null default 1,
     import_key text,
     primary key (practice_id, id),
     unique (practice_id, mrn),
     unique (practice_id, import_key)
   )`,
  'create index patient_by_name on patient (practice_id, family_name, given_name, id)',
  'create index patient_by_birth_date on patient (practice_id, birth_date)',
  'create index patient_by_phone on patient (practice_id, phone)',
  // Words for prefixes, trigrams (marked ~) for misspellings. A GIN trigram index would not be used below row-level security: LIKE is not leakproof.
  `create table patient_search_term (
     practice_id uuid not null,
     term text collate "C" not null,
     patient_id uuid not null,
     primary key (practice_id, term, patient_id),
     foreign key (practice_id, patient_id) references patient
   )`,
  'create index patient_search_term_by_patient on patient_search_term (practice_id, patient_id, term)',
  `create table mrn_counter (
     practice_id uuid primary key references practice,
     last_number bigint not null
   )`,
];

const security = [
  ...firstPracticeTable({ table: 'patient', grants: ['select', 'insert', 'update'] }),
  ...firstPracticeTable({ table: 'patient_search_term', grants: ['select', 'insert', 'delete'] }),
  ...firstPracticeTable({ table: 'mrn_counter', grants: ['select', 'insert', 'update'] }),
];
