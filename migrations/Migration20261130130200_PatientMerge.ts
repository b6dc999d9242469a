import { Migration } from '@mikro-orm/migrations';
import { practiceTable } from './practice-table.ts';

export class Migration20261130130200_PatientMerge extends Migration {
  override name = 'Migration20261130130200_PatientMerge';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  'alter table patient add column merged_into_id uuid, add foreign key (practice_id, merged_into_id) references patient',
  // Only records that were merged: they are few.
  'create index patient_by_kept on patient (practice_id, merged_into_id) where merged_into_id is not null',
  // Lists show no merged records, and count from the index alone.
  'drop index patient_by_name',
  'create index patient_by_name on patient (practice_id, family_name, given_name, id) include (sensitivity, merged_into_id)',
  `create table patient_merge (
     practice_id uuid not null references practice,
     id uuid not null,
     kept_id uuid not null,
     merged_id uuid not null,
     moved jsonb not null,
     reason text,
     merged_at timestamptz not null,
     merged_by_id uuid,
     undone_at timestamptz,
     undone_by_id uuid,
     version int not null default 1,
     primary key (practice_id, id),
     foreign key (practice_id, kept_id) references patient,
     foreign key (practice_id, merged_id) references patient,
     foreign key (practice_id, merged_by_id) references staff_member,
     foreign key (practice_id, undone_by_id) references staff_member,
     check (kept_id <> merged_id)
   )`,
  'create index patient_merge_by_kept on patient_merge (practice_id, kept_id, merged_at, id)',
  'create unique index patient_merge_in_force on patient_merge (practice_id, merged_id) where undone_at is null',
  ...practiceTable({ table: 'patient_merge', grants: ['select', 'insert', 'update'], patientData: true }),
  'create index patient_merge_by_time on patient_merge (practice_id, merged_at, id) include (sensitivity)',
  'grant delete on stored_file_patient to foyer_app',
];
