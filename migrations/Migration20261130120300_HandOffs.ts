import { Migration } from '@mikro-orm/migrations';
import { practiceTable } from './practice-table.ts';

export class Migration20261130120300_HandOffs extends Migration {
  override name = 'Migration20261130120300_HandOffs';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  `create table hand_off (
     practice_id uuid not null,
     id uuid not null,
     visit_id uuid not null,
     patient_id uuid not null,
     from_id uuid,
     to_id uuid not null,
     note text,
     status text not null,
     offered_at timestamptz not null,
     closed_at timestamptz,
     closed_by_id uuid,
     reason text,
     version int not null default 1,
     primary key (practice_id, id),
     foreign key (practice_id, visit_id) references visit,
     foreign key (practice_id, patient_id) references patient,
     foreign key (practice_id, from_id) references staff_member,
     foreign key (practice_id, to_id) references staff_member,
     foreign key (practice_id, closed_by_id) references staff_member,
     constraint hand_off_open check ((status = 'OFFERED') = (closed_at is null))
   )`,
  // A visit waits for the answer of one colleague at most.
  `create unique index hand_off_offered on hand_off (practice_id, visit_id) where status = 'OFFERED'`,
  ...practiceTable({ table: 'hand_off', grants: ['select', 'insert', 'update'], patientData: true }),
  'create index hand_off_by_time on hand_off (practice_id, offered_at, id) include (sensitivity)',
  'create index hand_off_by_receiver on hand_off (practice_id, to_id, offered_at, id) include (sensitivity)',
  'create index hand_off_by_visit on hand_off (practice_id, visit_id, offered_at, id) include (sensitivity)',
  `create index hand_off_waiting on hand_off (practice_id, to_id, offered_at, id) include (sensitivity) where status = 'OFFERED'`,
  `alter table visit add column hand_off_id uuid, add column in_hands_of_id uuid, add column escorted_by_id uuid,
     add foreign key (practice_id, hand_off_id) references hand_off,
     add foreign key (practice_id, in_hands_of_id) references staff_member,
     add foreign key (practice_id, escorted_by_id) references staff_member`,
];
