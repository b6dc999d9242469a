import { Migration } from '@mikro-orm/migrations';
import { practiceTable } from './practice-table.ts';

export class Migration20261203120100_AuthorizationRequests extends Migration {
  override name = 'Migration20261203120100_AuthorizationRequests';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  // The patient is the authorization's.
  `create table payer_authorization_request (
     practice_id uuid not null references practice,
     id uuid not null,
     authorization_id uuid not null,
     trace text not null,
     reference text not null,
     edi_file_id uuid not null,
     status text not null,
     codes text[] not null default '{}',
     text text,
     asked_at timestamptz not null,
     asked_by_id uuid,
     answered_at timestamptz,
     answer_file_id uuid,
     version int not null default 1,
     primary key (practice_id, id),
     constraint payer_authorization_request_trace_key unique (practice_id, trace),
     constraint payer_authorization_request_of_fkey foreign key (practice_id, authorization_id) references payer_authorization (practice_id, id),
     constraint payer_authorization_request_file_fkey foreign key (practice_id, edi_file_id) references edi_file (practice_id, id),
     constraint payer_authorization_request_answer_fkey foreign key (practice_id, answer_file_id) references edi_file (practice_id, id),
     constraint payer_authorization_request_asked_by_fkey foreign key (practice_id, asked_by_id) references staff_member (practice_id, id),
     check ((answered_at is null) = (answer_file_id is null))
   )`,
  ...practiceTable({ table: 'payer_authorization_request', grants: ['select', 'insert', 'update'] }),
  'create index payer_authorization_request_by_reference on payer_authorization_request (practice_id, reference)',
  'create index payer_authorization_request_by_authorization on payer_authorization_request (practice_id, authorization_id, asked_at)',
  'create index payer_authorization_request_by_file on payer_authorization_request (practice_id, edi_file_id)',
  'create index payer_authorization_request_by_answer on payer_authorization_request (practice_id, answer_file_id) where answer_file_id is not null',
  // Of two requests at once one goes: a payer would count the services twice.
  `create unique index payer_authorization_request_open on payer_authorization_request (practice_id, authorization_id)
     where status in ('ASKED', 'PENDED')`,
];
