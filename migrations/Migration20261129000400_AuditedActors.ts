import { Migration } from '@mikro-orm/migrations';

export class Migration20261129000400_AuditedActors extends Migration {
  override name = 'Migration20261129000400_AuditedActors';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  'alter table audit_entry rename column principal to actor_kind',
  'alter table audit_entry add column actor text, add column on_behalf_of text',
  // The owner is bound by the policies, too, and changes entries of all practices this once.
  'alter table audit_entry no force row level security',
  `update audit_entry set actor_kind = 'JOB', actor = operation where actor_kind = 'IMPORT'`,
  'alter table audit_entry force row level security',
  `alter table audit_entry add constraint audit_entry_actor_kind_check
     check (actor_kind in ('STAFF', 'DISPLAY', 'KIOSK', 'LINK', 'JOB', 'INTEGRATION'))`,
];
