import { Migration } from '@mikro-orm/migrations';
import { practiceTable } from './practice-table.ts';

export class Migration20261130130300_ContactsAndConsents extends Migration {
  override name = 'Migration20261130130300_ContactsAndConsents';

  override up(): void {
    for (const statement of [...tables, ...security, ...indexes]) this.addSql(statement);
  }
}

const tables = [
  `create table contact (
     practice_id uuid not null references practice,
     id uuid not null,
     patient_id uuid not null,
     name text not null,
     relationship text not null,
     phone text,
     email text,
     is_emergency boolean not null,
     may_be_informed boolean not null,
     version int not null default 1,
     primary key (practice_id, id),
     foreign key (practice_id, patient_id) references patient,
     check (not is_emergency or phone is not null)
   )`,
  `create table guarantor (
     practice_id uuid not null references practice,
     id uuid not null,
     patient_id uuid not null,
     name text not null,
     relationship text not null,
     birth_date date,
     phone text,
     email text,
     address text,
     since timestamptz not null,
     ended_at timestamptz,
     version int not null default 1,
     primary key (practice_id, id),
     foreign key (practice_id, patient_id) references patient
   )`,
  `create table consent (
     practice_id uuid not null references practice,
     id uuid not null,
     patient_id uuid not null,
     kind text not null,
     text_version text not null,
     signed_on date not null,
     signed_by text,
     valid_until date,
     file_id uuid,
     recorded_at timestamptz not null,
     recorded_by_id uuid,
     withdrawn_at timestamptz,
     withdrawn_by_id uuid,
     withdrawal_reason text,
     version int not null default 1,
     primary key (practice_id, id),
     foreign key (practice_id, patient_id) references patient,
     foreign key (practice_id, file_id) references stored_file,
     foreign key (practice_id, recorded_by_id) references staff_member,
     foreign key (practice_id, withdrawn_by_id) references staff_member,
     check (valid_until >= signed_on)
   )`,
];

const security = [
  ...practiceTable({ table: 'contact', grants: ['select', 'insert', 'update', 'delete'], patientData: true }),
  ...practiceTable({ table: 'guarantor', grants: ['select', 'insert', 'update'], patientData: true }),
  ...practiceTable({ table: 'consent', grants: ['select', 'insert', 'update'], patientData: true }),
];

const indexes = [
  'create index contact_by_patient on contact (practice_id, patient_id, name, id) include (sensitivity)',
  'create index guarantor_by_patient on guarantor (practice_id, patient_id, since, id) include (sensitivity)',
  'create index consent_by_patient on consent (practice_id, patient_id, signed_on, id) include (sensitivity)',
  'create index consent_by_signature on consent (practice_id, signed_on, id) include (sensitivity)',
  // Those that run out: found by the span of days.
  'create index consent_by_end on consent (practice_id, valid_until) where valid_until is not null',
];
