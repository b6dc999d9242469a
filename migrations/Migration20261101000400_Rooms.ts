import { Migration } from '@mikro-orm/migrations';
import { firstPracticeTable } from './first-practice-table.ts';

export class Migration20261101000400_Rooms extends Migration {
  override name = 'Migration20261101000400_Rooms';

  override up(): void {
    for (const statement of [...tables, ...security]) this.addSql(statement);
  }
}

const tables = [
  `create table room (
     practice_id uuid not null,
     id uuid not null,
     site_id uuid not null,
     name text not null,
     kind text not null,
     equipment text[] not null default '{}',
     readiness text not null,
     readiness_since timestamptz not null default now(),
     readiness_by_id uuid,
     visit_id uuid,
     version int not null default 1,
     primary key (practice_id, id),
     unique (practice_id, site_id, name),
     foreign key (practice_id, site_id) references site,
     foreign key (practice_id, readiness_by_id) references staff_member,
     check ((readiness in ('RESERVED', 'OCCUPIED')) = (visit_id is not null))
   )`,
  `create table room_transition (
     practice_id uuid not null,
     id uuid not null,
     room_id uuid not null,
     from_readiness text,
     to_readiness text not null,
     at timestamptz not null,
     by_id uuid,
     reason text,
     visit_id uuid,
     primary key (practice_id, id),
     foreign key (practice_id, room_id) references room,
     foreign key (practice_id, by_id) references staff_member
   )`,
  'create index room_transition_by_room on room_transition (practice_id, room_id, id desc)',
];

const security = [
  ...firstPracticeTable({ table: 'room', grants: ['select', 'insert', 'update'] }),
  ...firstPracticeTable({ table: 'room_transition', grants: ['select', 'insert'] }),
];
