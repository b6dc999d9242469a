import { Migration } from '@mikro-orm/migrations';

export class Migration20261130120400_StageThresholds extends Migration {
  override name = 'Migration20261130120400_StageThresholds';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  `alter table practice add column stage_thresholds jsonb not null default '[]'`,
  `alter table visit_type add column stage_thresholds jsonb not null default '[]'`,
  'alter table visit add column over_since timestamptz',
];
