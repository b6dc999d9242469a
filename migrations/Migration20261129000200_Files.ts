import { Migration } from '@mikro-orm/migrations';
import { practiceTable } from './practice-table.ts';

export class Migration20261129000200_Files extends Migration {
  override name = 'Migration20261129000200_Files';

  override up(): void {
    for (const statement of [...tables, ...security]) this.addSql(statement);
  }
}

const tables = [
  // Several rows may name the same bytes: each has its own name and its own readers.
  `create table stored_file (
     practice_id uuid not null references practice,
     id uuid not null,
     sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
     bytes int not null check (bytes > 0),
     media_type text not null,
     name text not null,
     permission text not null,
     category text not null,
     made_by text not null,
     status text not null default 'STORED' check (status in ('STORED', 'CORRUPT')),
     stored_at timestamptz not null,
     stored_by_id uuid,
     primary key (practice_id, id),
     foreign key (practice_id, stored_by_id) references staff_member
   )`,
  'create index stored_file_by_hash on stored_file (practice_id, sha256)',
  // Who is named in a file: whoever downloads it sees them, and the audit trail says so.
  `create table stored_file_patient (
     practice_id uuid not null,
     file_id uuid not null,
     patient_id uuid not null,
     primary key (practice_id, file_id, patient_id),
     foreign key (practice_id, file_id) references stored_file,
     foreign key (practice_id, patient_id) references patient
   )`,
  `create table upload (
     practice_id uuid not null,
     id uuid not null,
     token_hash text not null,
     session_id uuid not null,
     name text not null,
     bytes int not null check (bytes > 0),
     sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
     expires_at timestamptz not null,
     begun_at timestamptz,
     fault text,
     file_id uuid,
     primary key (practice_id, id),
     unique (practice_id, token_hash),
     foreign key (practice_id, session_id) references session,
     foreign key (practice_id, file_id) references stored_file,
     check (begun_at is not null or (fault is null and file_id is null)),
     check (fault is null or file_id is null)
   )`,
  `create table download (
     practice_id uuid not null,
     id uuid not null,
     token_hash text not null,
     session_id uuid not null,
     file_id uuid not null,
     expires_at timestamptz not null,
     fetched_at timestamptz,
     primary key (practice_id, id),
     unique (practice_id, token_hash),
     foreign key (practice_id, session_id) references session,
     foreign key (practice_id, file_id) references stored_file
   )`,
];

const security = [
  ...practiceTable({ table: 'stored_file', grants: ['select', 'insert', 'update'] }),
  ...practiceTable({ table: 'stored_file_patient', grants: ['select', 'insert'] }),
  ...practiceTable({ table: 'upload', grants: ['select', 'insert', 'update'] }),
  ...practiceTable({ table: 'download', grants: ['select', 'insert', 'update'] }),
];
