import { Migration } from '@mikro-orm/migrations';

export class Migration20261129000310_AccountPractices extends Migration {
  override name = 'Migration20261129000310_AccountPractices';

  override up(): void {
    for (const statement of [...table, ...fill, ...security]) this.addSql(statement);
  }
}

const table = [
  // Where sign-in finds an account's practices before one is known. A copy on each server, with no key to a table of practices; staff_member has the truth.
  `create table account_practice (
     account_id uuid not null references account,
     practice_id uuid not null,
     staff_member_id uuid not null,
     primary key (account_id, practice_id)
   )`,
];

// Rows are seen only inside their practices, and this is for all of them at once.
const fill = [
  'alter table staff_member no force row level security',
  `insert into account_practice (account_id, practice_id, staff_member_id)
   select account_id, practice_id, id from staff_member where account_id is not null and is_active`,
  'alter table staff_member force row level security',
];

const own = 'practice_id = foyer_practice()';

const security = [
  'alter table account_practice enable row level security',
  'alter table account_practice force row level security',
  `create policy account_practice_select on account_practice for select using (${own} or account_id::text = foyer_credential())`,
  `create policy account_practice_insert on account_practice for insert with check (${own})`,
  `create policy account_practice_delete on account_practice for delete using (${own})`,
  'grant select, insert, delete on account_practice to foyer_app',
];
