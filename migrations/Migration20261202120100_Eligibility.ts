import { Migration } from '@mikro-orm/migrations';
import { practiceTable } from './practice-table.ts';

export class Migration20261202120100_Eligibility extends Migration {
  override name = 'Migration20261202120100_Eligibility';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  `alter table coverage
     add column subscriber_address_line1 text,
     add column subscriber_address_line2 text,
     add column subscriber_address_city text,
     add column subscriber_address_state text,
     add column subscriber_address_postal_code text`,
  `create table eligibility_check (
     practice_id uuid not null references practice,
     id uuid not null,
     patient_id uuid not null,
     coverage_id uuid not null,
     site_id uuid,
     service_date date not null,
     service_types text[] not null,
     trace text not null,
     reference text not null,
     edi_file_id uuid not null,
     attempt int not null check (attempt between 1 and 4),
     asked_at timestamptz not null,
     asked_by_id uuid,
     status text not null,
     reject_code text,
     who_mends text,
     answered_at timestamptz,
     version int not null default 1,
     primary key (practice_id, id),
     constraint eligibility_check_practice_id_trace_key unique (practice_id, trace),
     foreign key (practice_id, patient_id) references patient (practice_id, id),
     foreign key (practice_id, coverage_id) references coverage (practice_id, id),
     foreign key (practice_id, site_id) references site (practice_id, id),
     foreign key (practice_id, edi_file_id) references edi_file (practice_id, id),
     foreign key (practice_id, asked_by_id) references staff_member (practice_id, id),
     check ((status = 'ASKED') = (answered_at is null))
   )`,
  ...practiceTable({ table: 'eligibility_check', grants: ['select', 'insert'], patientData: true }),
  // The question never changes; how far it was answered does, and a merge gives it to the patient that is kept.
  'grant update (patient_id, status, reject_code, who_mends, answered_at, version) on eligibility_check to foyer_app',
  'create index eligibility_check_by_coverage on eligibility_check (practice_id, coverage_id, asked_at, id) include (sensitivity)',
  'create index eligibility_check_by_site on eligibility_check (practice_id, site_id, service_date, asked_at, id) include (sensitivity)',
  'create index eligibility_check_by_patient on eligibility_check (practice_id, patient_id)',
  'create index eligibility_check_by_reference on eligibility_check (practice_id, reference)',
  'create index eligibility_check_by_file on eligibility_check (practice_id, edi_file_id)',
  `create table eligibility_answer (
     practice_id uuid not null references practice,
     id uuid not null,
     check_id uuid not null,
     coverage_id uuid not null,
     edi_file_id uuid not null,
     at timestamptz not null,
     service_date date not null,
     outcome text not null check (outcome <> 'ASKED'),
     reject_codes text[] not null,
     plan_name text,
     primary key (practice_id, id),
     constraint eligibility_answer_practice_id_file_key unique (practice_id, check_id, edi_file_id),
     foreign key (practice_id, check_id) references eligibility_check (practice_id, id),
     foreign key (practice_id, coverage_id) references coverage (practice_id, id),
     foreign key (practice_id, edi_file_id) references edi_file (practice_id, id)
   )`,
  ...practiceTable({ table: 'eligibility_answer', grants: ['select', 'insert'] }),
  // The last good answer of a coverage is the end of a range.
  `create index eligibility_answer_by_coverage on eligibility_answer (practice_id, coverage_id, at, id) where outcome in ('ACTIVE', 'INACTIVE')`,
  'create index eligibility_answer_by_file on eligibility_answer (practice_id, edi_file_id)',
  `create table eligibility_benefit (
     practice_id uuid not null references practice,
     id uuid not null,
     eligibility_answer_id uuid not null,
     position int not null check (position between 1 and 500),
     information text not null,
     coverage_level text,
     service_types text[] not null,
     insurance_type text,
     plan_name text,
     period text,
     amount_cents bigint,
     percent numeric,
     quantity_unit text,
     quantity numeric,
     needs_authorization boolean,
     is_in_network boolean,
     procedure text,
     messages text[] not null,
     primary key (practice_id, id),
     constraint eligibility_benefit_practice_id_position_key unique (practice_id, eligibility_answer_id, position),
     constraint eligibility_benefit_answer_fkey foreign key (practice_id, eligibility_answer_id) references eligibility_answer (practice_id, id)
   )`,
  ...practiceTable({ table: 'eligibility_benefit', grants: ['select', 'insert'] }),
];
