import { Migration } from '@mikro-orm/migrations';
import { firstPracticeTable } from './first-practice-table.ts';

export class Migration20261101000500_Scheduling extends Migration {
  override name = 'Migration20261101000500_Scheduling';

  override up(): void {
    for (const statement of [...tables, ...security]) this.addSql(statement);
  }
}

const tables = [
  `create table appointment (
     practice_id uuid not null,
     id uuid not null,
     patient_id uuid not null,
     visit_type_id uuid not null,
     site_id uuid not null,
     provider_id uuid not null,
     room_id uuid,
     starts_at timestamptz not null,
     ends_at timestamptz not null,
     status text not null,
     confirmation text not null default 'NOT_ASKED',
     cancelled_by text,
     cancel_reason text,
     cancelled_at timestamptz,
     is_late_cancellation boolean,
     rescheduled_from_id uuid,
     note text,
     booked_by_id uuid,
     version int not null default 1,
     import_key text,
     primary key (practice_id, id),
     unique (practice_id, import_key),
     foreign key (practice_id, patient_id) references patient,
     foreign key (practice_id, visit_type_id) references visit_type,
     foreign key (practice_id, site_id) references site,
     foreign key (practice_id, provider_id) references staff_member,
     foreign key (practice_id, room_id) references room,
     foreign key (practice_id, rescheduled_from_id) references appointment,
     foreign key (practice_id, booked_by_id) references staff_member,
     check (starts_at < ends_at),
     check ((status = 'CANCELLED') = (cancelled_at is not null))
   )`,
  'create index appointment_by_site on appointment (practice_id, site_id, starts_at, id)',
  'create index appointment_by_provider on appointment (practice_id, provider_id, starts_at, id)',
  'create index appointment_by_patient on appointment (practice_id, patient_id, starts_at desc, id desc)',
  'create index appointment_by_room on appointment (practice_id, room_id, starts_at) where room_id is not null',
  // One row per resource taken. Of overlapping rows for one resource only one can be committed, whoever writes them and however.
  `create table booking (
     practice_id uuid not null,
     id uuid not null,
     appointment_id uuid not null,
     resource text not null,
     resource_id uuid not null,
     during tstzrange not null check (not isempty(during)),
     released_at timestamptz,
     primary key (practice_id, id),
     foreign key (practice_id, appointment_id) references appointment,
     constraint booking_no_overlap exclude using gist
       (practice_id with =, resource_id with =, during with &&) where (released_at is null)
   )`,
  'create index booking_by_appointment on booking (practice_id, appointment_id)',
];

const security = [
  ...firstPracticeTable({ table: 'appointment', grants: ['select', 'insert', 'update'] }),
  ...firstPracticeTable({ table: 'booking', grants: ['select', 'insert', 'update'] }),
];
