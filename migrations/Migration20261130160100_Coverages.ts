import { Migration } from '@mikro-orm/migrations';
import { practiceTable } from './practice-table.ts';

export class Migration20261130160100_Coverages extends Migration {
  override name = 'Migration20261130160100_Coverages';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  `alter table payer
     add column filing_code text not null default 'MUTUALLY_DEFINED',
     add column timely_filing_days int check (timely_filing_days > 0),
     add column appeal_days int check (appeal_days > 0),
     add column accepts_replacement boolean not null default true,
     add column version int not null default 1`,
  'grant update on payer to foyer_app',
  `create table plan (
     practice_id uuid not null references practice,
     id uuid not null,
     payer_id uuid not null,
     name text not null,
     filing_code text,
     needs_referral boolean not null default false,
     is_active boolean not null default true,
     folded_name text collate "C" generated always as (lower(name)) stored,
     name_key text collate "C" generated always as (foyer_name_key(name)) stored,
     version int not null default 1,
     primary key (practice_id, id),
     constraint plan_practice_id_payer_id_name_key unique (practice_id, payer_id, name_key),
     foreign key (practice_id, payer_id) references payer (practice_id, id)
   )`,
  'create index plan_by_name on plan (practice_id, name, id)',
  // Below row-level security no index serves lower, which is not leakproof: the folded name is a column.
  'create index plan_by_folded_name on plan (practice_id, folded_name)',
  ...practiceTable({ table: 'plan', grants: ['select', 'insert', 'update'] }),
  `create table coverage (
     practice_id uuid not null references practice,
     id uuid not null,
     patient_id uuid not null,
     plan_id uuid not null,
     rank int not null check (rank between 1 and 9),
     member_id text not null,
     group_number text,
     relationship text not null,
     subscriber_given_name text,
     subscriber_family_name text,
     subscriber_birth_date date,
     subscriber_gender text,
     valid_from date not null,
     valid_until date,
     card_front_id uuid,
     card_back_id uuid,
     version int not null default 1,
     primary key (practice_id, id),
     foreign key (practice_id, patient_id) references patient (practice_id, id),
     foreign key (practice_id, plan_id) references plan (practice_id, id),
     foreign key (practice_id, card_front_id) references stored_file (practice_id, id),
     foreign key (practice_id, card_back_id) references stored_file (practice_id, id),
     check (valid_from <= valid_until),
     check ((relationship = 'SELF') = (subscriber_given_name is null)),
     check (num_nulls(subscriber_given_name, subscriber_family_name, subscriber_birth_date, subscriber_gender) in (0, 4)),
     constraint coverage_no_overlap exclude using gist
       (practice_id with =, patient_id with =, rank with =, daterange(valid_from, valid_until, '[]') with &&)
   )`,
  ...practiceTable({ table: 'coverage', grants: ['select', 'insert', 'update'], patientData: true }),
  'create index coverage_by_rank on coverage (practice_id, patient_id, rank, valid_from desc, id desc) include (sensitivity)',
  'create index coverage_by_plan on coverage (practice_id, plan_id)',
];
