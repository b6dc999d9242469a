import { Migration } from '@mikro-orm/migrations';

export class Migration20261203120200_MedicareSecondary extends Migration {
  override name = 'Migration20261203120200_MedicareSecondary';

  override up(): void {
    this.addSql('alter table coverage add column medicare_secondary_reason text');
  }
}
