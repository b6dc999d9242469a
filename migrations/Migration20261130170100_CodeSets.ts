import { Migration } from '@mikro-orm/migrations';
import { practiceTable } from './practice-table.ts';
import { referenceTable } from './reference-table.ts';

export class Migration20261130170100_CodeSets extends Migration {
  override name = 'Migration20261130170100_CodeSets';

  override up(): void {
    for (const statement of [...published, ...ofPractices]) this.addSql(statement);
  }
}

const validity = `valid_from date not null,
     valid_until date check (valid_from <= valid_until)`;
const days = "daterange(valid_from, valid_until, '[]') with &&";

const published = [
  `create table code_set_release (
     id uuid primary key,
     code_set text not null,
     name text not null,
     sha256 text not null,
     effective date not null,
     row_count int not null,
     imported_at timestamptz not null
   )`,
  'create index code_set_release_by_day on code_set_release (code_set, effective, imported_at)',
  `create table code (
     code_set text not null,
     code text collate "C" not null,
     ${validity},
     is_billable boolean not null,
     short_description text not null,
     long_description text not null,
     primary key (code_set, code, valid_from),
     constraint code_no_overlap exclude using gist (code_set with =, code with =, ${days})
   )`,
  // Signs are taken out first: PostgreSQL would take "and/or" for the name of a file.
  `create index code_by_word on code using gin
     (to_tsvector('simple', regexp_replace(long_description, '[^[:alnum:]]+', ' ', 'g')))`,
  `create table ptp_edit (
     column1 text collate "C" not null,
     column2 text collate "C" not null,
     ${validity},
     modifier_indicator int not null check (modifier_indicator in (0, 1, 9)),
     rationale text not null,
     primary key (column1, column2, valid_from)
   )`,
  `create table mue_limit (
     code text collate "C" not null,
     ${validity},
     most_units int not null check (most_units >= 0),
     adjudication_indicator int not null check (adjudication_indicator between 1 and 3),
     rationale text not null,
     primary key (code, valid_from),
     constraint mue_limit_no_overlap exclude using gist (code with =, ${days})
   )`,
  `create table noc_code (
     code text collate "C" not null,
     ${validity},
     primary key (code, valid_from),
     constraint noc_code_no_overlap exclude using gist (code with =, ${days})
   )`,
  ...['code_set_release', 'code', 'ptp_edit', 'mue_limit', 'noc_code'].flatMap(referenceTable),
];

const ofPractices = [
  `create table practice_code (
     practice_id uuid not null references practice,
     id uuid not null,
     code text collate "C" not null,
     ${validity},
     description text not null,
     licence_notice text not null,
     licence_accepted_by text not null,
     licence_accepted_at timestamptz not null,
     primary key (practice_id, id),
     constraint practice_code_no_overlap exclude using gist (practice_id with =, code with =, ${days})
   )`,
  'create index practice_code_by_code on practice_code (practice_id, code, valid_from)',
  ...practiceTable({ table: 'practice_code', grants: ['select', 'insert', 'update', 'delete'] }),
  `create table fee_schedule (
     practice_id uuid not null references practice,
     id uuid not null,
     payer_id uuid,
     plan_id uuid,
     ${validity},
     primary key (practice_id, id),
     foreign key (practice_id, payer_id) references payer (practice_id, id),
     foreign key (practice_id, plan_id) references plan (practice_id, id),
     check (num_nonnulls(payer_id, plan_id) <= 1),
     constraint fee_schedule_no_overlap exclude using gist
       (practice_id with =, coalesce(payer_id, plan_id, practice_id) with =, ${days})
   )`,
  'create index fee_schedule_latest on fee_schedule (practice_id, valid_from desc, id desc)',
  'create index fee_schedule_by_payer on fee_schedule (practice_id, payer_id, valid_from)',
  'create index fee_schedule_by_plan on fee_schedule (practice_id, plan_id, valid_from)',
  ...practiceTable({ table: 'fee_schedule', grants: ['select', 'insert', 'update'] }),
  `create table fee (
     practice_id uuid not null references practice,
     id uuid not null,
     fee_schedule_id uuid not null,
     code text collate "C" not null,
     modifier text collate "C",
     price_cents bigint not null check (price_cents >= 0),
     primary key (practice_id, id),
     foreign key (practice_id, fee_schedule_id) references fee_schedule (practice_id, id),
     constraint fee_once unique nulls not distinct (practice_id, fee_schedule_id, code, modifier)
   )`,
  'create index fee_by_code on fee (practice_id, code, id)',
  'create index fee_by_schedule on fee (practice_id, fee_schedule_id, code, id)',
  ...practiceTable({ table: 'fee', grants: ['select', 'insert', 'update', 'delete'] }),
];
