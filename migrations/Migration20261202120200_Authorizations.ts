import { Migration } from '@mikro-orm/migrations';
import { practiceTable } from './practice-table.ts';

export class Migration20261202120200_Authorizations extends Migration {
  override name = 'Migration20261202120200_Authorizations';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  // `authorization` is a word of SQL: tables have their type's name, and that is PayerAuthorization.
  `create table payer_authorization (
     practice_id uuid not null references practice,
     id uuid not null,
     patient_id uuid not null,
     coverage_id uuid not null,
     kind text not null,
     number text,
     status text not null,
     valid_from date not null,
     valid_until date not null,
     referrer_given_name text,
     referrer_family_name text,
     referrer_npi text,
     renews_id uuid,
     note text,
     cancel_reason text,
     recorded_at timestamptz not null,
     recorded_by_id uuid,
     version int not null default 1,
     primary key (practice_id, id),
     foreign key (practice_id, patient_id) references patient (practice_id, id),
     foreign key (practice_id, coverage_id) references coverage (practice_id, id),
     foreign key (practice_id, renews_id) references payer_authorization (practice_id, id),
     constraint payer_authorization_recorded_by_fkey foreign key (practice_id, recorded_by_id) references staff_member (practice_id, id),
     check (valid_from <= valid_until),
     check (status <> 'APPROVED' or number is not null),
     check ((referrer_given_name is null) = (referrer_family_name is null)),
     constraint payer_authorization_no_overlap exclude using gist
       (practice_id with =, coverage_id with =, kind with =, number with =, daterange(valid_from, valid_until, '[]') with &&)
       where (status <> 'CANCELLED' and number is not null)
   )`,
  ...practiceTable({ table: 'payer_authorization', grants: ['select', 'insert', 'update'], patientData: true }),
  'create index payer_authorization_by_end on payer_authorization (practice_id, valid_until, id) include (sensitivity)',
  'create index payer_authorization_by_patient on payer_authorization (practice_id, patient_id, valid_until, id) include (sensitivity)',
  'create index payer_authorization_by_coverage on payer_authorization (practice_id, coverage_id, valid_until, id) include (sensitivity)',
  `create table payer_authorization_line (
     practice_id uuid not null references practice,
     id uuid not null,
     authorization_id uuid not null,
     position int not null check (position between 1 and 20),
     code text,
     service_type text,
     unit_kind text not null,
     approved numeric(9, 3) not null,
     reserved numeric(9, 3) not null default 0 check (reserved >= 0),
     consumed numeric(9, 3) not null default 0 check (consumed >= 0),
     primary key (practice_id, id),
     constraint payer_authorization_line_practice_id_position_key unique (practice_id, authorization_id, position),
     constraint payer_authorization_line_units check (reserved + consumed <= approved),
     constraint payer_authorization_line_of_fkey foreign key (practice_id, authorization_id) references payer_authorization (practice_id, id),
     check (code is null or service_type is null)
   )`,
  ...practiceTable({ table: 'payer_authorization_line', grants: ['select', 'insert', 'update'] }),
  `create table payer_authorization_use (
     practice_id uuid not null references practice,
     id uuid not null,
     line_id uuid not null,
     kind text not null check (kind in ('RESERVED', 'CONSUMED', 'RELEASED')),
     units numeric(9, 3) not null check (units > 0),
     appointment_id uuid,
     charge_id uuid,
     round int not null default 1 check (round > 0),
     at timestamptz not null,
     by_id uuid,
     primary key (practice_id, id),
     check (num_nonnulls(appointment_id, charge_id) = 1),
     -- An appointment that is cancelled and reinstated reserves again, in the next round.
     constraint payer_authorization_use_once unique nulls not distinct (practice_id, line_id, appointment_id, charge_id, kind, round),
     foreign key (practice_id, line_id) references payer_authorization_line (practice_id, id),
     constraint payer_authorization_use_appointment_fkey foreign key (practice_id, appointment_id) references appointment (practice_id, id),
     foreign key (practice_id, charge_id) references charge (practice_id, id),
     foreign key (practice_id, by_id) references staff_member (practice_id, id)
   )`,
  ...practiceTable({ table: 'payer_authorization_use', grants: ['select', 'insert'] }),
  'create index payer_authorization_use_by_appointment on payer_authorization_use (practice_id, appointment_id) where appointment_id is not null',
  'create index payer_authorization_use_by_charge on payer_authorization_use (practice_id, charge_id) where charge_id is not null',
  `create table payer_authorization_rule (
     practice_id uuid not null references practice,
     id uuid not null,
     payer_id uuid not null,
     visit_type_id uuid not null,
     kind text not null,
     code text,
     units int not null check (units > 0),
     version int not null default 1,
     primary key (practice_id, id),
     constraint payer_authorization_rule_practice_id_payer_id_key unique (practice_id, visit_type_id, payer_id),
     foreign key (practice_id, payer_id) references payer (practice_id, id),
     constraint payer_authorization_rule_visit_type_fkey foreign key (practice_id, visit_type_id) references visit_type (practice_id, id)
   )`,
  ...practiceTable({ table: 'payer_authorization_rule', grants: ['select', 'insert', 'update', 'delete'] }),
  'create index payer_authorization_rule_by_payer on payer_authorization_rule (practice_id, payer_id, id)',
  'alter table appointment add column authorization_override_reason text',
];
