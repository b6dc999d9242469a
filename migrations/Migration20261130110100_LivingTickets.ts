import { Migration } from '@mikro-orm/migrations';

export class Migration20261130110100_LivingTickets extends Migration {
  override name = 'Migration20261130110100_LivingTickets';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  'lock table visit in access exclusive mode',
  // Visits that were never ended may hold a ticket that a later day gave again: the older one gets its day behind the ticket.
  'alter table visit no force row level security',
  `update visit older set ticket = older.ticket || '-' || replace(older.day::text, '-', ''), version = older.version + 1
     where older.ended_at is null and exists (select from visit newer
       where newer.practice_id = older.practice_id and newer.site_id = older.site_id and newer.ticket = older.ticket
         and newer.ended_at is null and newer.day > older.day)`,
  'alter table visit force row level security',
  // One ticket names one patient while they are here, whatever the day it was given on.
  'create unique index visit_ticket_here on visit (practice_id, site_id, ticket) where ended_at is null',
];
