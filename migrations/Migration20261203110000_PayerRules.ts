import { Migration } from '@mikro-orm/migrations';

export class Migration20261203110000_PayerRules extends Migration {
  override name = 'Migration20261203110000_PayerRules';

  override up(): void {
    this.addSql(
      `alter table payer
         add column member_id_forms text[] not null default '{}',
         add column telehealth_modifiers text[] not null default '{}',
         add column needs_drug_codes boolean not null default false,
         add column splits_months boolean not null default false,
         add column procedure_rules jsonb not null default '[]'`,
    );
  }
}
