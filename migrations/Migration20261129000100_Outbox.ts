import { Migration } from '@mikro-orm/migrations';
import { practiceTable } from './practice-table.ts';

export class Migration20261129000100_Outbox extends Migration {
  override name = 'Migration20261129000100_Outbox';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  `create table outbox_item (
     practice_id uuid not null references practice,
     id uuid not null,
     recipient text not null,
     sender_name text not null,
     subject text,
     body_text text,
     body_html text,
     status text not null default 'QUEUED' check (status in ('QUEUED', 'SENT', 'FAILED')),
     attempts int not null default 0,
     last_error text,
     queued_at timestamptz not null default now(),
     sent_at timestamptz,
     failed_at timestamptz,
     cleared_at timestamptz,
     primary key (practice_id, id),
     constraint outbox_item_sent_check check ((status = 'SENT') = (sent_at is not null)),
     constraint outbox_item_failed_check check ((status = 'FAILED') = (failed_at is not null)),
     constraint outbox_item_content_check check ((cleared_at is null) = (subject is not null and body_text is not null)),
     constraint outbox_item_cleared_check check (cleared_at is null or status <> 'QUEUED')
   )`,
  // For the daily look for contents that are kept long enough, and for mail that waited too long.
  `create index outbox_item_kept on outbox_item (practice_id, queued_at) where cleared_at is null`,
  ...practiceTable({ table: 'outbox_item', grants: ['select', 'insert', 'update'] }),
];
