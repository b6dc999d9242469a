import { practiceOf } from './practice-rows.ts';
import type { Sizes } from './sizes.ts';

/** One in five working days is still to come; those past are over, with visits and their steps. */
const share = 0.2;

/** The practice's people, places and kinds of visits, once, as lists to choose from. */
const choices = (number: number) => `
  select practice_id, ${practiceOf(number)} as p,
    array(select id from patient c where c.practice_id = x.practice_id order by mrn) as patients,
    array(select id from visit_type c where c.practice_id = x.practice_id order by name) as types
  from practice x where practice_id = foyer_practice() offset 0`;
const providers = `
  select m.id as provider_id, m.site_id, site.time_zone, row_number() over (partition by m.site_id order by m.id)::int as n,
    (select r.id from room r where r.practice_id = m.practice_id and r.site_id = m.site_id order by r.id offset ascii(substr(m.name, 5, 1)) - 65 limit 1) as own_room
  from staff_member m join site on site.id = m.site_id where m.practice_id = foyer_practice() and m.is_provider offset 0`;
/** Twenty bits of a hash, between 0 and 1. */
const chance = (nibble: number) => `('x' || substr(hash, ${nibble}, 5))::bit(20)::int / 1048576.0::float`;
const one = (list: string, nibble: number) => `${list}[1 + floor(cardinality(${list}) * ${chance(nibble)})::int]`;
const confirmations = `'{NOT_ASKED,ASKED,CONFIRMED,CONFIRMED,DECLINED,UNREACHABLE}'::text[]`;

/** The appointments of the practice's working days: each provider one every 20 minutes from eight to half past three, an hour for lunch. */
export function appointmentRows(number: number, { days }: Sizes): string {
  const ahead = Math.round(days * share);
  return `
    insert into appointment (practice_id, id, patient_id, visit_type_id, site_id, provider_id, room_id, starts_at, ends_at, status, confirmation, note,
      cancelled_by, cancel_reason, cancelled_at, is_late_cancellation, version)
    select practice_id, bench.id(hash, booked), patient_id, visit_type_id, site_id, provider_id, room_id, starts_at, starts_at + interval '20 minutes', status,
      confirmation, note, case when is_cancelled then 'PATIENT' end, case when is_cancelled then 'Cannot come' end,
      case when is_cancelled then booked + (starts_at - booked) * 0.5 end, case when is_cancelled then false end,
      case status when 'FULFILLED' then 3 when 'BOOKED' then 1 else 2 end
    from (
      select *, status = 'CANCELLED' as is_cancelled from (
        select practice_id, site_id, provider_id, starts_at, hash, starts_at - interval '1 day' * (1 + 40 * ${chance(1)}) as booked,
          patients[1 + floor(cardinality(patients) * power(${chance(4)}, 1.6))::int] as patient_id, ${one('types', 9)} as visit_type_id,
          case when ${chance(12)} < 0.85 then own_room end as room_id, ${one(`(${confirmations})`, 15)} as confirmation,
          case when ${chance(18)} < 0.3 then 'Bring the list of medicines; ' || left(hash, 12) end as note,
          case when starts_at > now() then case when state < 0.94 then 'BOOKED' else 'CANCELLED' end
            when state < 0.86 then 'FULFILLED' when state < 0.93 then 'CANCELLED' when state < 0.97 then 'NO_SHOW' else 'RESCHEDULED' end as status
        from (
          select *, ${chance(22)} as state from (
            select c.*, m.*, md5(p || ' ' || day || ' ' || provider_id || ' ' || k) as hash,
              (day + interval '8 hours' + (k - 1) * interval '20 minutes' + (k > 10)::int * interval '1 hour') at time zone time_zone as starts_at
            from (${choices(number)}) c,
              (select bench.work_day(d) as day from generate_series(${-(days - ahead)}, ${ahead - 1}) d offset 0) of_day,
              (${providers}) m, generate_series(1, 20) k
            offset 0) of_slot
          offset 0) of_state
        offset 0) of_status
      offset 0) of_appointment`;
}

/** One for each fulfilled appointment, and its first and last step. */
export function visitRows(): string[] {
  return [
    `insert into visit (practice_id, id, site_id, patient_id, appointment_id, visit_type_id, provider_id, day, ticket, stage, stage_since, arrived_at, called_at,
       first_roomed_at, ended_at, version)
     select practice_id, bench.id(hash || 'visit', arrived), site_id, patient_id, id, visit_type_id, provider_id, day,
       bench.ticket_code((row_number() over (partition by site_id, day order by arrived, id))::int), 'DONE', ended, arrived, arrived + waited, arrived + waited, ended, 6
     from (select *, date_trunc('milliseconds', starts_at - interval '15 minutes' * ${chance(1)}) as arrived,
         date_trunc('milliseconds', ends_at + interval '20 minutes' * ${chance(6)}) as ended, interval '10 minutes' * ${chance(11)} as waited
       from (select a.*, md5(a.id::text) as hash, (starts_at at time zone site.time_zone)::date as day
         from appointment a join site on site.id = a.site_id
         where a.practice_id = foyer_practice() and status = 'FULFILLED' offset 0) hashed
       offset 0) fulfilled`,
    `insert into visit_step (practice_id, id, visit_id, from_stage, to_stage, at)
     select practice_id, bench.id(v.id || steps.stage, at), v.id, before, steps.stage, at
     from visit v, lateral (values (null, 'WAITING', arrived_at), ('CHECKOUT', 'DONE', ended_at)) steps(before, stage, at)
     where v.practice_id = foyer_practice()`,
  ];
}

/** Booked for today, each for another patient: what the check-ins of the bench take. The day's tickets are begun. */
export function todayRows(number: number, { todayEach }: Sizes): string[] {
  return [
    `insert into ticket_counter (practice_id, site_id, day, last_number)
     select practice_id, id, (now() at time zone time_zone)::date, 0 from site where practice_id = foyer_practice()`,
    `insert into appointment (practice_id, id, patient_id, visit_type_id, site_id, provider_id, starts_at, ends_at, status, confirmation)
    select practice_id, bench.id(p || ' today ' || k, now() - interval '7 days'), patients[k], types[1 + k % cardinality(types)], site_id, provider_id,
      starts_at, starts_at + interval '20 minutes', 'BOOKED', 'CONFIRMED'
    from (
      select c.*, m.*, k,
        (date_trunc('day', now() at time zone time_zone) + interval '8 hours' + (k % 27) * interval '20 minutes') at time zone time_zone as starts_at
      from (${choices(number)}) c, generate_series(1, ${todayEach}) k
        join (select *, row_number() over (order by provider_id) - 1 as turn, count(*) over () as providers from (${providers}) q) m
          on turn = k % providers
      offset 0) of_slot`,
  ];
}

/** `bench.work_day(-1)` is the working day before today, `bench.work_day(0)` the one after. */
export const workDayFunction = `
  create function bench.work_day(number int) returns date stable language sql
    as $$
    select case when number < 0
      then (select day::date from generate_series(current_date - 2, current_date - 2 + number * 7 / 5 - 7, interval '-1 day') day
        where extract(isodow from day) < 6 offset -number - 1 limit 1)
      else (select day::date from generate_series(current_date + 2, current_date + 2 + number * 7 / 5 + 7, interval '1 day') day
        where extract(isodow from day) < 6 offset number limit 1) end
    $$`;
