import { Migration } from '@mikro-orm/migrations';

export class Migration20261122000300_AuditedPatients extends Migration {
  override name = 'Migration20261122000300_AuditedPatients';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  // Entry and patients are written by one statement, and the application may change and delete neither. To look the entry up again for each of the 200 patients of a
  // day took half of the audit's time.
  'alter table audit_entry_patient drop constraint audit_entry_patient_practice_id_entry_id_fkey',
];
