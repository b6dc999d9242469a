import { Migration } from '@mikro-orm/migrations';
import { practiceTable } from './practice-table.ts';

export class Migration20261202110100_Remittances extends Migration {
  override name = 'Migration20261202110100_Remittances';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const remittances = [
  `create table remittance (
     practice_id uuid not null references practice,
     id uuid not null,
     edi_file_id uuid not null,
     ordinal int not null check (ordinal > 0),
     payer_id uuid,
     payer_name text,
     payer_ein text not null,
     trace text not null,
     paid_on date not null,
     paid_cents bigint not null,
     method text not null,
     handling text not null,
     sha256 text not null,
     received_at timestamptz not null,
     status text not null,
     advice_count int not null default 0,
     held_for text,
     difference_cents bigint,
     version int not null default 1,
     primary key (practice_id, id),
     constraint remittance_practice_id_sha256_key unique (practice_id, payer_ein, trace, paid_on, sha256),
     foreign key (practice_id, edi_file_id) references edi_file (practice_id, id),
     foreign key (practice_id, payer_id) references payer (practice_id, id)
   )`,
  // The payer's words never change; the place they have found does.
  ...practiceTable({ table: 'remittance', grants: ['select', 'insert'] }),
  'grant update (status, advice_count, payer_id, held_for, difference_cents, version) on remittance to foyer_app',
  'create index remittance_by_time on remittance (practice_id, received_at, id)',
  'create index remittance_by_status on remittance (practice_id, status, received_at, id)',
  'create index remittance_by_day on remittance (practice_id, paid_on, id)',
  'create index remittance_by_payer on remittance (practice_id, payer_id, paid_on, id)',
  'create index remittance_by_trace on remittance (practice_id, trace)',
  'create index remittance_by_file on remittance (practice_id, edi_file_id, ordinal)',
];

const advices = [
  `create table advice (
     practice_id uuid not null references practice,
     id uuid not null,
     remittance_id uuid not null,
     ordinal int not null check (ordinal > 0),
     pcn text not null,
     payer_control_number text,
     payer_status text not null,
     charged_cents bigint,
     paid_cents bigint,
     patient_cents bigint,
     filing_code text,
     frequency text,
     member_id text,
     patient_name text,
     service_date date,
     provider_npi text,
     crossover_payer text,
     corrected jsonb not null default '[]',
     remarks text[] not null default '{}',
     reported_status text,
     codes text[] not null default '{}',
     received_at timestamptz not null,
     claim_id uuid,
     patient_id uuid,
     version_number int,
     match text not null,
     status text not null,
     held_for text,
     difference_cents bigint,
     matched_by_id uuid,
     version int not null default 1,
     primary key (practice_id, id),
     constraint advice_practice_id_ordinal_key unique (practice_id, remittance_id, ordinal),
     foreign key (practice_id, remittance_id) references remittance (practice_id, id),
     foreign key (practice_id, claim_id) references claim (practice_id, id),
     foreign key (practice_id, patient_id) references patient (practice_id, id),
     foreign key (practice_id, matched_by_id) references staff_member (practice_id, id),
     check (num_nulls(claim_id, patient_id, version_number) in (0, 3))
   )`,
  ...practiceTable({ table: 'advice', grants: ['select', 'insert'], patientData: true }),
  'grant update (claim_id, patient_id, version_number, match, status, held_for, difference_cents, matched_by_id, version) on advice to foyer_app',
  'create index advice_by_time on advice (practice_id, received_at, id) include (sensitivity)',
  // Of those that wait for a person; for any statuses the order of time serves.
  `create index advice_waiting on advice (practice_id, status, received_at, id) include (sensitivity)
     where status in ('UNMATCHED', 'HELD')`,
  'create index advice_by_claim on advice (practice_id, claim_id, received_at, id) include (sensitivity)',
  'create index advice_by_remittance on advice (practice_id, remittance_id, received_at, id) include (sensitivity)',
  'create index advice_by_patient on advice (practice_id, patient_id)',
  'create index advice_by_payer_control_number on advice (practice_id, payer_control_number)',
  'alter table claim_event add foreign key (practice_id, advice_id) references advice (practice_id, id)',
];

const lines = [
  `create table advice_line (
     practice_id uuid not null references practice,
     id uuid not null,
     advice_id uuid not null,
     ordinal int not null check (ordinal > 0),
     qualifier text not null,
     code text not null,
     modifiers text[] not null,
     billed_code text,
     units numeric(15, 3),
     charged_cents bigint,
     paid_cents bigint,
     allowed_cents bigint,
     control_number text,
     service_date date,
     service_until date,
     remarks text[] not null,
     is_denied boolean not null,
     charge_id uuid,
     match text not null,
     difference_cents bigint,
     primary key (practice_id, id),
     constraint advice_line_practice_id_ordinal_key unique (practice_id, advice_id, ordinal),
     constraint advice_line_practice_id_charge_id_key unique (practice_id, advice_id, charge_id),
     foreign key (practice_id, advice_id) references advice (practice_id, id),
     foreign key (practice_id, charge_id) references charge (practice_id, id)
   )`,
  ...practiceTable({ table: 'advice_line', grants: ['select', 'insert'] }),
  'grant update (charge_id, match) on advice_line to foyer_app',
  'create index advice_line_by_charge on advice_line (practice_id, charge_id)',
  `create table adjustment (
     practice_id uuid not null references practice,
     id uuid not null,
     advice_id uuid not null,
     advice_line_id uuid,
     ordinal int not null check (ordinal > 0),
     group_code text not null,
     reason text not null,
     cents bigint,
     quantity numeric(15, 3),
     primary key (practice_id, id),
     constraint adjustment_practice_id_ordinal_key unique (practice_id, advice_id, ordinal),
     foreign key (practice_id, advice_id) references advice (practice_id, id),
     foreign key (practice_id, advice_line_id) references advice_line (practice_id, id)
   )`,
  ...practiceTable({ table: 'adjustment', grants: ['select', 'insert'] }),
  'create index adjustment_by_line on adjustment (practice_id, advice_line_id)',
  `create table provider_adjustment (
     practice_id uuid not null references practice,
     id uuid not null,
     remittance_id uuid not null,
     ordinal int not null check (ordinal > 0),
     provider text not null,
     period_end date,
     reason text not null,
     reference text,
     cents bigint,
     primary key (practice_id, id),
     constraint provider_adjustment_practice_id_ordinal_key unique (practice_id, remittance_id, ordinal),
     foreign key (practice_id, remittance_id) references remittance (practice_id, id)
   )`,
  ...practiceTable({ table: 'provider_adjustment', grants: ['select', 'insert'] }),
];

const questions = [
  // A silent claim is asked about once a day.
  `create table status_question (
     practice_id uuid not null references practice,
     id uuid not null,
     edi_file_id uuid not null,
     claim_id uuid not null,
     version_number int not null,
     asked_on date not null,
     primary key (practice_id, id),
     constraint status_question_practice_id_asked_on_key unique (practice_id, claim_id, asked_on),
     foreign key (practice_id, edi_file_id) references edi_file (practice_id, id),
     foreign key (practice_id, claim_id) references claim (practice_id, id)
   )`,
  ...practiceTable({ table: 'status_question', grants: ['select', 'insert'] }),
  'create index status_question_by_file on status_question (practice_id, edi_file_id)',
];

// Claims that may be meant by an advice that names none.
const candidates = [
  'create index coverage_by_member on coverage (practice_id, member_id)',
  'create index claim_by_service_date on claim (practice_id, service_date, total_cents)',
];

const statements = [...remittances, ...advices, ...lines, ...questions, ...candidates];
