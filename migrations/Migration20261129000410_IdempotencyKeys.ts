import { Migration } from '@mikro-orm/migrations';
import { practiceTable } from './practice-table.ts';

export class Migration20261129000410_IdempotencyKeys extends Migration {
  override name = 'Migration20261129000410_IdempotencyKeys';

  override up(): void {
    for (const statement of [...tables, ...security]) this.addSql(statement);
  }
}

const tables = [
  `create table idempotency_key (
     practice_id uuid not null references practice,
     actor text not null,
     mutation text not null,
     key text not null,
     request_hash text not null,
     answer jsonb,
     used_at timestamptz not null,
     primary key (practice_id, actor, mutation, key)
   )`,
  'create index idempotency_key_by_age on idempotency_key (practice_id, used_at)',
];

const security = practiceTable({ table: 'idempotency_key', grants: ['select', 'insert', 'update', 'delete'] });
