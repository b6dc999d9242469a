import { Migration } from '@mikro-orm/migrations';
import { practiceTable } from './practice-table.ts';

export class Migration20261202100300_EdiFiles extends Migration {
  override name = 'Migration20261202100300_EdiFiles';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const files = [
  `create table control_number (
     practice_id uuid not null references practice,
     clearinghouse_id uuid not null,
     kind text not null check (kind in ('ISA', 'GS', 'ST')),
     last bigint not null check (last between 1 and 999999999),
     primary key (practice_id, clearinghouse_id, kind),
     foreign key (practice_id, clearinghouse_id) references clearinghouse (practice_id, id)
   )`,
  ...practiceTable({ table: 'control_number', grants: ['select', 'insert', 'update'] }),
  `create table edi_file (
     practice_id uuid not null references practice,
     id uuid not null,
     clearinghouse_id uuid not null,
     direction text not null check (direction in ('IN', 'OUT')),
     name text not null,
     transactions text[] not null,
     sha256 text not null,
     bytes int not null,
     sender text,
     interchange_control_number text,
     received_by_id uuid,
     at timestamptz not null,
     status text not null,
     applied int not null default 0,
     problems jsonb not null default '[]',
     version int not null default 1,
     primary key (practice_id, id),
     constraint edi_file_practice_id_sha256_key unique (practice_id, clearinghouse_id, direction, sha256),
     foreign key (practice_id, clearinghouse_id) references clearinghouse (practice_id, id),
     foreign key (practice_id, received_by_id) references staff_member (practice_id, id)
   )`,
  // The facts of a file never change; its progress does.
  ...practiceTable({ table: 'edi_file', grants: ['select', 'insert'] }),
  'grant update (status, applied, problems, transactions, sender, interchange_control_number, version) on edi_file to foyer_app',
  'create index edi_file_by_time on edi_file (practice_id, at, id)',
  'create index edi_file_by_status on edi_file (practice_id, status, at, id)',
  `create table edi_content (
     practice_id uuid not null references practice,
     edi_file_id uuid not null,
     content bytea not null,
     primary key (practice_id, edi_file_id),
     foreign key (practice_id, edi_file_id) references edi_file (practice_id, id)
   )`,
  ...practiceTable({ table: 'edi_content', grants: ['select', 'insert'] }),
];

const batches = [
  `create table batch (
     practice_id uuid not null references practice,
     id uuid not null,
     clearinghouse_id uuid not null,
     edi_file_id uuid not null,
     status text not null,
     claims int not null check (claims > 0),
     total_cents bigint not null,
     marked int not null default 0,
     interchange_control_number text not null,
     group_control_number text not null,
     set_control_number text not null,
     made_by_id uuid,
     made_at timestamptz not null,
     sent_at timestamptz,
     version int not null default 1,
     primary key (practice_id, id),
     foreign key (practice_id, clearinghouse_id) references clearinghouse (practice_id, id),
     foreign key (practice_id, edi_file_id) references edi_file (practice_id, id),
     foreign key (practice_id, made_by_id) references staff_member (practice_id, id)
   )`,
  ...practiceTable({ table: 'batch', grants: ['select', 'insert', 'update'] }),
  'create index batch_by_time on batch (practice_id, made_at, id)',
  'create index batch_by_file on batch (practice_id, edi_file_id)',
  'create index batch_by_interchange on batch (practice_id, clearinghouse_id, interchange_control_number)',
  'create index batch_by_group on batch (practice_id, clearinghouse_id, group_control_number)',
  `create table batch_claim (
     practice_id uuid not null references practice,
     id uuid not null,
     batch_id uuid not null,
     position int not null check (position > 0),
     claim_id uuid not null,
     claim_version_id uuid not null,
     primary key (practice_id, id),
     constraint batch_claim_practice_id_position_key unique (practice_id, batch_id, position),
     constraint batch_claim_practice_id_claim_version_id_key unique (practice_id, claim_version_id),
     foreign key (practice_id, batch_id) references batch (practice_id, id),
     foreign key (practice_id, claim_id) references claim (practice_id, id),
     foreign key (practice_id, claim_version_id) references claim_version (practice_id, id)
   )`,
  ...practiceTable({ table: 'batch_claim', grants: ['select', 'insert'] }),
  'create index batch_claim_by_claim on batch_claim (practice_id, claim_id)',
];

const answers = [
  `create table acknowledgement (
     practice_id uuid not null references practice,
     id uuid not null,
     edi_file_id uuid not null,
     ordinal int not null check (ordinal > 0),
     kind text not null,
     batch_id uuid,
     claim_id uuid,
     version_number int,
     pcn text,
     payer_control_number text,
     interchange_control_number text,
     group_control_number text,
     set_control_number text,
     outcome text not null,
     category text,
     codes text[] not null default '{}',
     text text,
     said_at timestamptz not null,
     received_at timestamptz not null,
     status text not null,
     closed_by_id uuid,
     close_reason text,
     version int not null default 1,
     primary key (practice_id, id),
     constraint acknowledgement_practice_id_ordinal_key unique (practice_id, edi_file_id, ordinal),
     foreign key (practice_id, edi_file_id) references edi_file (practice_id, id),
     foreign key (practice_id, batch_id) references batch (practice_id, id),
     foreign key (practice_id, claim_id) references claim (practice_id, id),
     foreign key (practice_id, closed_by_id) references staff_member (practice_id, id)
   )`,
  // The partner's words never change; the place they have found does.
  ...practiceTable({ table: 'acknowledgement', grants: ['select', 'insert'] }),
  'grant update (status, batch_id, claim_id, version_number, closed_by_id, close_reason, version) on acknowledgement to foyer_app',
  'create index acknowledgement_by_time on acknowledgement (practice_id, received_at, id)',
  'create index acknowledgement_by_status on acknowledgement (practice_id, status, received_at, id)',
  'create index acknowledgement_by_claim on acknowledgement (practice_id, claim_id, received_at)',
  'alter table claim_event add foreign key (practice_id, acknowledgement_id) references acknowledgement (practice_id, id)',
];

const disclosures = [
  `create table disclosure (
     practice_id uuid not null references practice,
     id uuid not null,
     patient_id uuid not null,
     payer_id uuid,
     clearinghouse_id uuid,
     purpose text not null,
     claim_version_id uuid not null,
     disclosed_by_id uuid,
     at timestamptz not null,
     version int not null default 1,
     primary key (practice_id, id),
     constraint disclosure_practice_id_claim_version_id_key unique (practice_id, claim_version_id),
     foreign key (practice_id, patient_id) references patient (practice_id, id),
     foreign key (practice_id, payer_id) references payer (practice_id, id),
     foreign key (practice_id, clearinghouse_id) references clearinghouse (practice_id, id),
     foreign key (practice_id, claim_version_id) references claim_version (practice_id, id),
     foreign key (practice_id, disclosed_by_id) references staff_member (practice_id, id)
   )`,
  ...practiceTable({ table: 'disclosure', grants: ['select', 'insert'], patientData: true }),
  // A disclosure never changes; a merge gives it to the patient that is kept.
  'grant update (patient_id, version) on disclosure to foyer_app',
  'create index disclosure_by_patient on disclosure (practice_id, patient_id, at, id) include (sensitivity)',
];

/** An uploaded file is read with the permission that it was announced under. */
const uploads = [`alter table upload add column permission text not null default 'FILE_DOCUMENTS'`];

const statements = [...uploads, ...files, ...batches, ...answers, ...disclosures];
