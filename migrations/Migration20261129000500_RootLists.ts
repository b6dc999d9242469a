import { Migration } from '@mikro-orm/migrations';

export class Migration20261129000500_RootLists extends Migration {
  override name = 'Migration20261129000500_RootLists';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  'create index visit_by_time on visit (practice_id, arrived_at, id)',
  'create index visit_by_site on visit (practice_id, site_id, arrived_at, id)',
  'create index visit_by_provider on visit (practice_id, provider_id, arrived_at, id)',
  // Those at a stage that is not the last. An index by stage would get another entry, and with it every other index of the table, at each step of a visit.
  'create index visit_going_on on visit (practice_id, arrived_at, id) where ended_at is null',
  'create index appointment_by_time on appointment (practice_id, starts_at, id)',
  // Columns of their own: below row-level security no index serves lower, which is not leakproof.
  `alter table patient add column folded_family_name text collate "C" generated always as (lower(family_name)) stored,
     add column folded_given_name text collate "C" generated always as (lower(given_name)) stored`,
  'create index patient_by_folded_name on patient (practice_id, folded_family_name, folded_given_name, id)',
  'drop index patient_by_birth_date',
  'create index patient_by_birth_date on patient (practice_id, birth_date, id)',
  'create index room_by_name on room (practice_id, name, id)',
];
