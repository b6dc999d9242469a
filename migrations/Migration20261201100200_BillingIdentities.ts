import { Migration } from '@mikro-orm/migrations';

export class Migration20261201100200_BillingIdentities extends Migration {
  override name = 'Migration20261201100200_BillingIdentities';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const address = (name: string) =>
  ['line1', 'line2', 'city', 'state', 'postal_code'].map((part) => `add column ${name}_${part} text`).join(', ');

const statements = [
  `alter table practice
     add column tax_id text check (tax_id ~ '^[0-9]{9}$'),
     add column tax_id_kind text check (tax_id_kind in ('EIN', 'SSN')),
     add column taxonomy_code text, add column phone text, add column billing_contact text,
     ${address('billing_address')}, ${address('pay_to_address')},
     add constraint practice_tax_id_has_kind check ((tax_id is null) = (tax_id_kind is null))`,
  `alter table staff_member
     add column legal_given_name text, add column legal_family_name text, add column taxonomy_code text`,
  // 11: an office. Other places are the exception.
  `alter table site
     add column clia_number text, add column place_of_service text not null default '11', add column facility_npi text`,
];
