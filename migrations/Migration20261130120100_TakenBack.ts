import { Migration } from '@mikro-orm/migrations';
import { practiceTable } from './practice-table.ts';

export class Migration20261130120100_TakenBack extends Migration {
  override name = 'Migration20261130120100_TakenBack';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  `create table appointment_step (
     practice_id uuid not null,
     id uuid not null,
     appointment_id uuid not null,
     from_status text,
     to_status text not null,
     at timestamptz not null,
     by_id uuid,
     reason text,
     cancelled_by text,
     primary key (practice_id, id),
     foreign key (practice_id, appointment_id) references appointment,
     foreign key (practice_id, by_id) references staff_member
   )`,
  'create index appointment_step_by_appointment on appointment_step (practice_id, appointment_id, id)',
  ...practiceTable({ table: 'appointment_step', grants: ['select', 'insert'] }),
  `alter table visit_step add column reason text, add column undone_by_id uuid, add column undo_reason text,
     add foreign key (practice_id, undone_by_id) references staff_member`,
  // An undone check-in gives the appointment back, and still says which one it was for.
  `alter table visit add column mistaken_for_id uuid,
     add foreign key (practice_id, mistaken_for_id) references appointment,
     drop constraint visit_check,
     add constraint visit_ended check ((stage in ('DONE', 'LEFT_WITHOUT_BEING_SEEN', 'ENTERED_IN_ERROR')) = (ended_at is not null))`,
];
