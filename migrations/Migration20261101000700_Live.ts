import { Migration } from '@mikro-orm/migrations';
import { firstPracticeTable } from './first-practice-table.ts';

export class Migration20261101000700_Live extends Migration {
  override name = 'Migration20261101000700_Live';

  override up(): void {
    for (const statement of [...tables, ...security, ...displayRights]) this.addSql(statement);
  }
}

const tables = [
  // The last number given. Its row lock is held until commit: numbers are dense and in commit order within a practice.
  `create table practice_stream (
     practice_id uuid primary key references practice,
     last_seq bigint not null default 0,
     epoch uuid not null default gen_random_uuid()
   ) with (fillfactor = 50)`,
  `create table event_log (
     practice_id uuid not null references practice,
     seq bigint not null,
     type text not null,
     subject_id uuid not null,
     topics text[] not null,
     at timestamptz not null default clock_timestamp(),
     primary key (practice_id, seq)
   )`,
  `create table display (
     practice_id uuid not null,
     id uuid not null,
     site_id uuid not null,
     name text not null,
     token_hash text not null unique,
     paired_at timestamptz not null,
     paired_by_id uuid,
     revoked_at timestamptz,
     revoked_by_id uuid,
     revocation_reason text,
     primary key (practice_id, id),
     foreign key (practice_id, site_id) references site,
     foreign key (practice_id, paired_by_id) references staff_member,
     foreign key (practice_id, revoked_by_id) references staff_member
   )`,
  // Each row takes one of a thousand places: nobody sees the others' rows to count them, yet no flood of requests can fill the table.
  `create table display_pairing (
     code_hash text primary key,
     token_hash text not null unique,
     place int not null unique check (place between 1 and 1000),
     proposed_name text,
     expires_at timestamptz not null
   )`,
];

const security = [
  ...firstPracticeTable({ table: 'practice_stream', grants: ['select', 'update'] }),
  ...firstPracticeTable({ table: 'event_log', grants: ['select', 'insert'] }),
  ...firstPracticeTable({
    table: 'display',
    grants: ['select', 'insert', 'update'],
    orCredential: 'token_hash = (select foyer_credential())',
  }),
  'alter table display_pairing enable row level security',
  'alter table display_pairing force row level security',
  // The code or the token in hand opens the row; old rows of anybody may be swept away.
  `create policy display_pairing_own on display_pairing
     using (code_hash = (select foyer_credential()) or token_hash = (select foyer_credential()) or expires_at < now())
     with check (token_hash = (select foyer_credential()))`,
  'grant select, insert, delete on display_pairing to foyer_app',
];

// What a display's transactions may read: no column here names or describes a person.
const displayRights = [
  'grant select (practice_id, id, site_id, day, ticket, stage, arrived_at, called_at, ended_at, room_id) on visit to foyer_display',
  'grant select (practice_id, id, site_id, name) on room to foyer_display',
  'grant select (practice_id, id, name, time_zone) on site to foyer_display',
];
