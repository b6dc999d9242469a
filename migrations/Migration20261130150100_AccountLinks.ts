import { Migration } from '@mikro-orm/migrations';
import { practiceTable } from './practice-table.ts';

export class Migration20261130150100_AccountLinks extends Migration {
  override name = 'Migration20261130150100_AccountLinks';

  override up(): void {
    for (const statement of [...accounts, ...tables, ...mail, ...security]) this.addSql(statement);
  }
}

const accounts = [
  // Until its owner has chosen a password by a link, an account has none.
  'alter table account alter column password_hash drop not null',
  'grant update (password_hash) on account to foyer_app',
];

const tables = [
  `create table account_link (
     practice_id uuid not null references practice,
     id uuid not null,
     account_id uuid not null references account,
     token_hash text not null,
     made_at timestamptz not null,
     expires_at timestamptz not null,
     used_at timestamptz,
     primary key (practice_id, id),
     unique (practice_id, token_hash)
   )`,
  'create index account_link_by_account on account_link (practice_id, account_id, made_at)',
];

const mail = [
  // Content that lets its reader in does not stay once it is sent.
  'alter table outbox_item add column is_secret boolean not null default false',
];

const security = practiceTable({ table: 'account_link', grants: ['select', 'insert', 'update'] });
