const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const links = `
  join public.patient p on p.practice_id = practice and p.id = a.patient_id
  join public.visit_type t on t.practice_id = practice and t.id = a.visit_type_id
  join public.staff_member m on m.practice_id = practice and m.id = a.provider_id
  left join public.room r on r.practice_id = practice and r.id = a.room_id`;

/** Where a site's day begins and ends. */
const siteDay = `declare
       zone text := (select s.time_zone from public.site s where s.practice_id = practice and s.id = "site");
       day_begin timestamptz := "day"::timestamp at time zone zone;
       day_end timestamptz := ("day" + 1)::timestamp at time zone zone;`;

/** The limit: each answer is one function that looks the session up, enters the practice, and answers finished JSON. */
export const limitFunctions: readonly string[] = [
  limit(
    'appointment_list("site" uuid, "day" date)',
    `${siteDay}
     begin
       return (select json_agg(json_build_object(
         'id', a.id, 'startsAt', ${instant('a.starts_at')}, 'endsAt', ${instant('a.ends_at')}, 'status', a.status, 'note', a.note,
         'patient', json_build_object('id', p.id, 'mrn', p.mrn, 'givenName', p.given_name, 'familyName', p.family_name, 'birthDate', p.birth_date),
         'visitType', json_build_object('name', t.name),
         'provider', json_build_object('name', m.name, 'site', json_build_object('name', w.name)),
         'room', case when r.id is not null then json_build_object('name', r.name, 'site', json_build_object('name', s.name)) end)
         order by a.starts_at, a.id)
       from (select * from public.appointment a
         where a.practice_id = practice and a.site_id = "site" and a.starts_at >= day_begin and a.starts_at < day_end
         order by a.starts_at, a.id limit 20) a ${links}
       left join public.site w on w.practice_id = practice and w.id = m.site_id
       left join public.site s on s.practice_id = practice and s.id = r.site_id)::text;
     end`,
  ),
  limit(
    'chart("patient" uuid)',
    `begin
       return (select json_build_object(
         'id', p.id, 'mrn', p.mrn, 'givenName', p.given_name, 'familyName', p.family_name, 'birthDate', p.birth_date, 'gender', p.gender,
         'phone', p.phone, 'email', p.email, 'appointments', (
           select json_agg(json_build_object('id', a.id, 'startsAt', ${instant('a.starts_at')}, 'status', a.status,
             'visitType', json_build_object('name', t.name), 'provider', json_build_object('name', m.name),
             'visit', case when v.id is not null then json_build_object('id', v.id, 'ticket', v.ticket, 'stage', v.stage,
               'arrivedAt', ${instant('v.arrived_at')}, 'endedAt', ${instant('v.ended_at')}) end)
             order by a.starts_at desc, a.id desc)
           from (select * from public.appointment a where a.practice_id = practice and a.patient_id = "patient"
             order by a.starts_at desc, a.id desc limit 10) a
           join public.visit_type t on t.practice_id = practice and t.id = a.visit_type_id
           join public.staff_member m on m.practice_id = practice and m.id = a.provider_id
           left join public.visit v on v.practice_id = practice and v.appointment_id = a.id))
       from public.patient p where p.practice_id = practice and p.id = "patient")::text;
     end`,
  ),
  limit(
    'whole_day("site" uuid, "day" date)',
    `${siteDay}
     begin
       return (select json_agg(json_build_object(
         'id', a.id, 'startsAt', ${instant('a.starts_at')}, 'endsAt', ${instant('a.ends_at')}, 'status', a.status, 'confirmation', a.confirmation,
         'note', a.note,
         'patient', json_build_object('id', p.id, 'givenName', p.given_name, 'familyName', p.family_name, 'birthDate', p.birth_date, 'phone', p.phone),
         'visitType', json_build_object('name', t.name), 'provider', json_build_object('name', m.name),
         'room', case when r.id is not null then json_build_object('name', r.name) end)
         order by a.starts_at, a.id)
       from (select * from public.appointment a
         where a.practice_id = practice and a.site_id = "site" and a.starts_at >= day_begin and a.starts_at < day_end
         order by a.starts_at, a.id limit 200) a ${links})::text;
     end`,
  ),
  limit(
    'check_in_now("appointment" uuid)',
    `declare
       v public.visit;
     begin
       perform set_config('bench.staff_member', entered.staff_member_id::text, true), set_config('bench.session', entered.session_id::text, true);
       v := bench.check_in("appointment");
       return (select json_build_object('id', v.id, 'ticket', v.ticket, 'stage', v.stage, 'arrivedAt', ${instant('v.arrived_at')},
         'patient', json_build_object('givenName', p.given_name, 'familyName', p.family_name))
       from public.patient p where p.practice_id = practice and p.id = v.patient_id)::text;
     end`,
  ),
];

/** A function of this name and these arguments, after the token's hash. Inside, `practice` and `entered` say who asks. */
function limit(signature: string, body: string): string {
  const [name, args] = signature.split('(');
  return `create function bench.limit_${name}("token" text, ${args} returns text volatile language plpgsql
     as $$
     declare
       entered record;
       practice uuid;
     begin
       select * into entered from bench.enter("token");
       if entered.roles is null then raise 'not signed in'; end if;
       practice := entered.practice_id;
       <<answer>>
       ${body};
     end $$`;
}
