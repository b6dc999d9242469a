import { Migration } from '@mikro-orm/migrations';

export class Migration20261130120200_ClosedRooms extends Migration {
  override name = 'Migration20261130120200_ClosedRooms';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  'alter table room add column is_active boolean not null default true',
  // A closed room holds no visit: a patient who is called there would find a locked door.
  'alter table room add constraint room_closed_empty check (is_active or visit_id is null)',
];
