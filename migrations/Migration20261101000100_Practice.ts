import { Migration } from '@mikro-orm/migrations';
import { firstPracticeTable } from './first-practice-table.ts';

export class Migration20261101000100_Practice extends Migration {
  override name = 'Migration20261101000100_Practice';

  override up(): void {
    for (const statement of [...foundations, ...tables, ...security]) this.addSql(statement);
  }
}

const foundations = [
  'create extension if not exists btree_gist',
  'revoke create on schema public from public',
  'grant usage on schema public to foyer_app, foyer_display',
  // An unset setting reads as '' after a transaction that had it: both mean no practice, and no practice means no rows.
  `create function foyer_practice() returns uuid stable parallel safe language sql
     as $$ select nullif(current_setting('foyer.practice', true), '')::uuid $$`,
  `create function foyer_credential() returns text stable parallel safe language sql
     as $$ select nullif(current_setting('foyer.credential', true), '') $$`,
];

const tables = [
  `create table practice (
     practice_id uuid primary key,
     name text not null,
     npi text,
     version int not null default 1,
     created_at timestamptz not null default now()
   )`,
  `create table site (
     practice_id uuid not null references practice,
     id uuid not null,
     name text not null,
     time_zone text not null,
     address text,
     phone text,
     hours jsonb not null default '[]',
     version int not null default 1,
     import_key text,
     primary key (practice_id, id),
     unique (practice_id, name),
     unique (practice_id, import_key)
   )`,
  `create table visit_type (
     practice_id uuid not null references practice,
     id uuid not null,
     name text not null,
     duration_minutes int not null check (duration_minutes > 0),
     needed_role text,
     needed_room_kind text,
     needed_equipment text[] not null default '{}',
     set_up_checklist text[] not null default '{}',
     is_active boolean not null default true,
     version int not null default 1,
     import_key text,
     primary key (practice_id, id),
     unique (practice_id, name),
     unique (practice_id, import_key)
   )`,
  `create table payer (
     practice_id uuid not null references practice,
     id uuid not null,
     name text not null,
     address text,
     phone text,
     import_key text,
     primary key (practice_id, id),
     unique (practice_id, import_key)
   )`,
  'create index payer_by_name on payer (practice_id, name, id)',
];

const security = [
  ...firstPracticeTable({
    table: 'practice',
    grants: ['select', 'update'],
    // The owner may list its tenants, for programs such as the import that ask which one is meant.
    orCredential: "pg_has_role((select relowner from pg_class where oid = 'practice'::regclass), 'member')",
  }),
  ...firstPracticeTable({ table: 'site', grants: ['select', 'insert', 'update'] }),
  ...firstPracticeTable({ table: 'visit_type', grants: ['select', 'insert', 'update'] }),
  ...firstPracticeTable({ table: 'payer', grants: ['select', 'insert'] }),
];
