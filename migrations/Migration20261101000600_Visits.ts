import { Migration } from '@mikro-orm/migrations';
import { firstPracticeTable } from './first-practice-table.ts';

export class Migration20261101000600_Visits extends Migration {
  override name = 'Migration20261101000600_Visits';

  override up(): void {
    for (const statement of [...tables, ...security]) this.addSql(statement);
  }
}

const tables = [
  `create table ticket_counter (
     practice_id uuid not null,
     site_id uuid not null,
     day date not null,
     last_number int not null,
     primary key (practice_id, site_id, day),
     foreign key (practice_id, site_id) references site
   )`,
  `create table visit (
     practice_id uuid not null,
     id uuid not null,
     site_id uuid not null,
     patient_id uuid not null,
     appointment_id uuid,
     visit_type_id uuid not null,
     provider_id uuid,
     payer_id uuid,
     day date not null,
     ticket text not null,
     stage text not null,
     stage_since timestamptz not null,
     arrived_at timestamptz not null,
     first_roomed_at timestamptz,
     called_at timestamptz,
     ended_at timestamptz,
     room_id uuid,
     version int not null default 1,
     import_key text,
     primary key (practice_id, id),
     unique (practice_id, site_id, day, ticket),
     unique (practice_id, appointment_id),
     unique (practice_id, import_key),
     foreign key (practice_id, site_id) references site,
     foreign key (practice_id, patient_id) references patient,
     foreign key (practice_id, appointment_id) references appointment,
     foreign key (practice_id, visit_type_id) references visit_type,
     foreign key (practice_id, provider_id) references staff_member,
     foreign key (practice_id, payer_id) references payer,
     foreign key (practice_id, room_id) references room,
     check ((stage in ('DONE', 'LEFT_WITHOUT_BEING_SEEN')) = (ended_at is not null))
   )`,
  // A room holds one visit at most, and a patient is in one visit at most.
  'create unique index visit_in_room on visit (practice_id, room_id) where room_id is not null and ended_at is null',
  'create unique index visit_of_patient on visit (practice_id, patient_id) where ended_at is null',
  'create index visit_on_board on visit (practice_id, site_id, arrived_at, id) where ended_at is null',
  'create index visit_by_patient on visit (practice_id, patient_id, arrived_at desc, id desc)',
  `create table visit_step (
     practice_id uuid not null,
     id uuid not null,
     visit_id uuid not null,
     from_stage text,
     to_stage text not null,
     at timestamptz not null,
     by_id uuid,
     room_before_id uuid,
     readiness_before text,
     undone_at timestamptz,
     primary key (practice_id, id),
     foreign key (practice_id, visit_id) references visit,
     foreign key (practice_id, by_id) references staff_member,
     foreign key (practice_id, room_before_id) references room
   )`,
  'create index visit_step_by_visit on visit_step (practice_id, visit_id, id)',
  'alter table room add foreign key (practice_id, visit_id) references visit',
  'alter table room_transition add foreign key (practice_id, visit_id) references visit',
];

const security = [
  ...firstPracticeTable({ table: 'ticket_counter', grants: ['select', 'insert', 'update'] }),
  ...firstPracticeTable({ table: 'visit', grants: ['select', 'insert', 'update'] }),
  ...firstPracticeTable({ table: 'visit_step', grants: ['select', 'insert', 'update'] }),
];
