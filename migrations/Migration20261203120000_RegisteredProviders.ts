import { Migration } from '@mikro-orm/migrations';
import { referenceTable } from './reference-table.ts';

export class Migration20261203120000_RegisteredProviders extends Migration {
  override name = 'Migration20261203120000_RegisteredProviders';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  // The registry says neither kind nor name of an NPI that was deactivated.
  `create table registered_provider (
     npi text collate "C" primary key,
     is_active boolean not null,
     kind text check (kind in ('PERSON', 'ORGANIZATION')),
     name text,
     taxonomy_code text,
     as_of date not null,
     check (not is_active or (kind is not null and name is not null))
   )`,
  ...referenceTable('registered_provider'),
];
