import { Migration } from '@mikro-orm/migrations';
import { firstPracticeTable } from './first-practice-table.ts';

export class Migration20261101000200_Access extends Migration {
  override name = 'Migration20261101000200_Access';

  override up(): void {
    for (const statement of [...tables, ...accountSecurity, ...security]) this.addSql(statement);
  }
}

const tables = [
  `create table account (
     id uuid primary key,
     email text not null unique,
     password_hash text not null,
     created_at timestamptz not null default now(),
     disabled_at timestamptz
   )`,
  `create table staff_member (
     practice_id uuid not null references practice,
     id uuid not null,
     account_id uuid references account,
     name text not null,
     roles text[] not null,
     npi text,
     is_provider boolean not null default false,
     is_active boolean not null default true,
     site_id uuid,
     version int not null default 1,
     import_key text,
     primary key (practice_id, id),
     unique (practice_id, account_id),
     unique (practice_id, import_key),
     foreign key (practice_id, site_id) references site
   )`,
  'create index staff_member_by_name on staff_member (practice_id, name, id)',
  'create index staff_member_by_account on staff_member (account_id)',
  `create table session (
     practice_id uuid not null,
     id uuid not null,
     staff_member_id uuid not null,
     account_id uuid not null references account,
     token_hash text not null unique,
     address text,
     device text,
     created_at timestamptz not null default now(),
     last_used_at timestamptz not null default now(),
     expires_at timestamptz not null,
     ended_at timestamptz,
     primary key (practice_id, id),
     foreign key (practice_id, staff_member_id) references staff_member
   )`,
  'create index session_by_account on session (account_id) where ended_at is null',
  'create index session_by_staff_member on session (practice_id, staff_member_id) where ended_at is null',
  `create table audit_entry (
     practice_id uuid not null references practice,
     id uuid not null,
     at timestamptz not null default clock_timestamp(),
     principal text not null,
     staff_member_id uuid,
     session_id uuid,
     device text,
     address text,
     action text not null,
     categories text[] not null,
     operation text not null,
     outcome text not null,
     reason text,
     entities text[] not null,
     primary key (practice_id, id),
     foreign key (practice_id, staff_member_id) references staff_member
   )`,
  `create table audit_entry_patient (
     practice_id uuid not null,
     patient_id uuid not null,
     entry_id uuid not null,
     primary key (practice_id, patient_id, entry_id),
     foreign key (practice_id, entry_id) references audit_entry
   )`,
];

// Accounts belong to people, not to a practice: a connection sees the one whose e-mail or id it presents.
const accountSecurity = [
  'alter table account enable row level security',
  'alter table account force row level security',
  `create policy account_own on account using (email = (select foyer_credential()) or id::text = (select foyer_credential()))
     with check (email = (select foyer_credential()))`,
  'grant select, insert on account to foyer_app',
];

const security = [
  ...firstPracticeTable({
    table: 'staff_member',
    grants: ['select', 'insert', 'update'],
    orCredential: 'account_id::text = (select foyer_credential())',
  }),
  ...firstPracticeTable({
    table: 'session',
    grants: ['select', 'insert', 'update'],
    orCredential: 'token_hash = (select foyer_credential()) or account_id::text = (select foyer_credential())',
    changeByCredential: 'account_id::text = (select foyer_credential())',
  }),
  ...firstPracticeTable({ table: 'audit_entry', grants: ['select', 'insert'] }),
  ...firstPracticeTable({ table: 'audit_entry_patient', grants: ['select', 'insert'] }),
];
