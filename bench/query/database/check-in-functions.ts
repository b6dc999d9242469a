/** Foyer's check-in as functions of the database: the same rows are read, locked and written, with audit entry and events. */
export const checkInFunctions: readonly string[] = [
  `create function bench.ticket_code(number int) returns text immutable language plpgsql
     as $$
     declare
       remaining int := (number - 1) / 99;
       letters text := '';
     begin
       loop
         letters := chr(65 + remaining % 26) || letters;
         remaining := remaining / 26 - 1;
         exit when remaining < 0;
       end loop;
       return letters || lpad(((number - 1) % 99 + 1)::text, 2, '0');
     end $$`,
  `create function bench.note_write(action text, category text, entity text, patient_id uuid) returns void volatile language plpgsql
     as $$
     declare
       practice uuid := public.foyer_practice();
       entry uuid := bench.id(gen_random_uuid()::text, clock_timestamp());
     begin
       insert into public.audit_entry (practice_id, id, actor_kind, staff_member_id, session_id, action, categories, operation, outcome, entities)
       values (practice, entry, 'STAFF', current_setting('bench.staff_member')::uuid, current_setting('bench.session')::uuid, action, array[category],
         'checkInAppointment', 'SUCCESS', array[entity]);
       insert into public.audit_entry_patient (practice_id, patient_id, entry_id) values (practice, note_write.patient_id, entry);
     end $$`,
  `create function bench.check_in(appointment_id uuid) returns public.visit volatile language plpgsql
     as $$
     declare
       practice uuid := public.foyer_practice();
       booked public.appointment;
       place public.site;
       roll int;
       today date;
       started public.visit;
     begin
       select * into booked from public.appointment a where a.practice_id = practice and a.id = check_in.appointment_id for update;
       if booked.status is distinct from 'BOOKED' then raise 'not booked'; end if;
       select * into place from public.site s where s.practice_id = practice and s.id = booked.site_id;
       today := (now() at time zone place.time_zone)::date;
       if (booked.starts_at at time zone place.time_zone)::date <> today then raise 'not today'; end if;
       perform from public.visit v where v.practice_id = practice and v.patient_id = booked.patient_id and v.ended_at is null;
       if found then raise 'here already'; end if;
       update public.appointment a set status = 'ARRIVED', version = version + 1 where a.practice_id = practice and a.id = booked.id;
       insert into public.ticket_counter as counter (practice_id, site_id, day, last_number) values (practice, place.id, today, 1)
       on conflict (practice_id, site_id, day) do update set last_number = counter.last_number + 1
       returning last_number into roll;
       insert into public.visit (practice_id, id, site_id, patient_id, appointment_id, visit_type_id, provider_id, day, ticket, stage, stage_since, arrived_at)
       values (practice, bench.id(gen_random_uuid()::text, clock_timestamp()), place.id, booked.patient_id, booked.id, booked.visit_type_id,
         booked.provider_id, today, bench.ticket_code(roll), 'WAITING', clock_timestamp(), clock_timestamp())
       returning * into started;
       insert into public.visit_step (practice_id, id, visit_id, to_stage, at, by_id)
       values (practice, bench.id(gen_random_uuid()::text, clock_timestamp()), started.id, 'WAITING', started.arrived_at, current_setting('bench.staff_member')::uuid);
       perform bench.note_write('UPDATE', 'SCHEDULING', 'Appointment ' || booked.id || '@' || booked.version + 1, booked.patient_id);
       perform bench.note_write('CREATE', 'VISITS', 'Visit ' || started.id || '@1', booked.patient_id);
       perform public.append_events(practice, jsonb_build_array(
         jsonb_build_object('type', 'APPOINTMENT_CHANGED', 'subject_id', booked.id, 'topics', jsonb_build_array('appointments:' || place.id)),
         jsonb_build_object('type', 'VISIT_CHANGED', 'subject_id', started.id, 'topics', jsonb_build_array('visits:' || place.id))));
       return started;
     end $$`,
];
