import { Migration } from '@mikro-orm/migrations';
import { practiceTable } from './practice-table.ts';

export class Migration20261203130000_SftpTransport extends Migration {
  override name = 'Migration20261203130000_SftpTransport';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  // Never a secret: passwords and keys are in files of the operator's.
  'alter table clearinghouse add column server jsonb',
  `alter table clearinghouse add constraint clearinghouse_server_check check (transport <> 'SFTP' or server is not null)`,
  `create table server_exchange (
     practice_id uuid not null references practice,
     id uuid not null,
     clearinghouse_id uuid not null,
     lease uuid,
     leased_until timestamptz,
     succeeded_at timestamptz,
     failing_since timestamptz,
     failures int not null default 0 check (failures >= 0),
     problem text,
     message text,
     next_try_at timestamptz,
     primary key (practice_id, id),
     constraint server_exchange_practice_id_clearinghouse_id_key unique (practice_id, clearinghouse_id),
     foreign key (practice_id, clearinghouse_id) references clearinghouse (practice_id, id)
   )`,
  ...practiceTable({ table: 'server_exchange', grants: ['select', 'insert', 'update'] }),
  `create table taken_file (
     practice_id uuid not null references practice,
     clearinghouse_id uuid not null,
     name text not null,
     bytes bigint not null,
     modified_at timestamptz not null,
     edi_file_id uuid not null,
     primary key (practice_id, clearinghouse_id, name),
     foreign key (practice_id, clearinghouse_id) references clearinghouse (practice_id, id),
     foreign key (practice_id, edi_file_id) references edi_file (practice_id, id)
   )`,
  ...practiceTable({ table: 'taken_file', grants: ['select', 'insert', 'update', 'delete'] }),
];
