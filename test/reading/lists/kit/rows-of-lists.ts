import { rowsOfClaims } from './rows-of-claims.ts';
import { rowsOfCoding } from './rows-of-coding.ts';

/** How many rows a practice has. */
export interface Sizes {
  patients: number;
  /** Of the patients, how many a search finds. Default: all. */
  searched?: number;
  appointments: number;
  /** About patients, changes of readiness, hand-offs and appointments ahead of a provider who left: as many of each. */
  histories: number;
  sites: number;
  /** Of five appointments, how many have led to a visit. */
  visits: number;
  /** Default: the ten that appointments are in. */
  rooms?: number;
  /** Default: as many as histories. */
  claims?: number;
  /** Members of staff, visit types, payers and displays: as many of each. */
  names: number;
}

/** The first appointment; the others follow every three minutes, 200 a day. */
export const firstDay = '2026-01-05';

const kinds = [
  'practice',
  'site',
  'room',
  'staff',
  'type',
  'payer',
  'display',
  'patient',
  'appointment',
  'visit',
  'entry',
  'transition',
  'contact',
  'guarantor',
  'consent',
  'merge',
  'handoff',
  'plan',
  'coverage',
  'clearinghouse',
  'route',
  'feeschedule',
  'fee',
  'coding',
  'charge',
  'codingquery',
  'authorization',
  'line',
  'rule',
  ...['claim', 'claimevent', 'claimversion', 'scrubrun', 'edifile', 'batch', 'acknowledgement'],
  ...['remittance', 'advice', 'adviceline', 'disclosure', 'practicerule'],
];

/** The id of a practice's row of a kind, by its number. */
export function rowId(practice: number, kind: string, number: number): string {
  const hex = (value: number, length: number) => value.toString(16).padStart(length, '0');
  return `${hex(practice, 8)}-${hex(kinds.indexOf(kind), 4)}-7000-8000-${hex(number, 12)}`;
}

/** The same as SQL. */
const idOf = (practice: number, kind: string, number: string): string =>
  `('${rowId(practice, kind, 0).slice(0, -12)}' || lpad(to_hex((${number})::int), 12, '0'))::uuid`;

/** Statements that fill a practice with rows of everything that is listed. The rows differ by their numbers alone, and no row that they can lead to is missing. */
export function rowsOfLists(practiceId: string, practice: number, sizes: Sizes): string[] {
  const p = `'${practiceId}'::uuid`;
  const id = (kind: string, number: string) => idOf(practice, kind, number);
  const startsAt = `timestamptz '${firstDay} 13:00Z' + interval '1 day' * (n / 200) + interval '3 minutes' * (n % 200)`;
  const ahead = `date_trunc('minute', now()) + interval '1 day' + interval '20 minutes'`;
  return [
    `insert into site (practice_id, id, name, time_zone) select ${p}, ${id('site', 'n')}, 'Site ' || n, 'America/New_York' from generate_series(0, ${sizes.sites} - 1) n`,
    `insert into room (practice_id, id, site_id, name, kind, readiness)
     select ${p}, ${id('room', 'n')}, ${id('site', 'n % 2')}, 'Room ' || lpad(n::text, 5, '0'), 'EXAM', 'READY' from generate_series(0, ${sizes.rooms ?? 10} - 1) n`,
    `insert into staff_member (practice_id, id, name, roles, is_provider, is_active, site_id)
     select ${p}, ${id('staff', 'n')}, 'Colleague ' || lpad(n::text, 5, '0'), case when n % 3 = 0 then '{PHYSICIAN}' else '{FRONT_DESK,BILLER}' end::text[], n % 3 = 0, n % 7 > 0,
       ${id('site', 'n % 2')} from generate_series(0, ${sizes.names} - 1) n`,
    `insert into visit_type (practice_id, id, name, duration_minutes, needed_room_kind)
     select ${p}, ${id('type', 'n')}, 'Type ' || lpad(n::text, 5, '0'), 10 + n % 50, 'EXAM' from generate_series(0, ${sizes.names} - 1) n`,
    `insert into payer (practice_id, id, name)
     select ${p}, ${id('payer', 'n')}, 'Payer ' || lpad(n::text, 5, '0') from generate_series(0, ${sizes.names} - 1) n`,
    `insert into fee_schedule (practice_id, id, payer_id, valid_from)
     select ${p}, ${id('feeschedule', 'n')}, ${id('payer', 'n')}, date '2020-01-01' + n from generate_series(0, ${sizes.names} - 1) n`,
    `insert into fee (practice_id, id, fee_schedule_id, code, price_cents)
     select ${p}, ${id('fee', 'n')}, ${id('feeschedule', 'n % 2')}, 'J' || lpad(n::text, 4, '0'), 100 + n from generate_series(0, ${sizes.names} - 1) n`,
    `insert into code (code_set, code, valid_from, is_billable, short_description, long_description)
     select 'HCPCS', 'J' || lpad(n::text, 4, '0'), '2020-01-01', true, 'Drug ' || n, 'Drug ' || n from generate_series(0, ${sizes.names} - 1) n
     on conflict do nothing`,
    // Published sets have many codes without the word.
    `insert into code (code_set, code, valid_from, is_billable, short_description, long_description)
     select 'HCPCS', 'A' || lpad(n::text, 4, '0'), '2020-01-01', true, 'Supply ' || n, 'Supply ' || n
     from generate_series(0, least(9999, 20 * ${sizes.names})) n
     on conflict do nothing`,
    `insert into display (practice_id, id, site_id, name, token_hash, paired_at)
     select ${p}, ${id('display', 'n')}, ${id('site', 'n % 2')}, 'Display ' || lpad(n::text, 5, '0'), ${id('display', 'n')}::text, now()
     from generate_series(0, ${sizes.names} - 1) n`,
    `insert into patient (practice_id, id, mrn, given_name, family_name, birth_date, gender)
     select ${p}, ${id('patient', 'n')}, 'M' || n, 'Given' || n % 100, 'Family' || n, date '1940-01-01' + n % 30000, 'UNKNOWN'
     from generate_series(0, ${sizes.patients} - 1) n`,
    `insert into patient_search_term (practice_id, term, patient_id, family_name, given_name, words)
     select ${p}, term, ${id('patient', 'n')}, 'Family' || n, 'Given' || n % 100, ' given' || n % 100 || ' family' || n || ' m' || n
     from generate_series(0, ${sizes.searched ?? sizes.patients} - 1) n,
       unnest(array['given' || n % 100, 'family' || n, 'm' || n, '~fam', '~mil']) term`,
    `insert into appointment (practice_id, id, patient_id, visit_type_id, site_id, provider_id, room_id, rescheduled_from_id, starts_at, ends_at, status, confirmation, cancelled_at)
     select ${p}, ${id('appointment', 'n')}, ${id('patient', `n * 7919 % ${sizes.patients}`)}, ${id('type', 'n % 12')}, ${id('site', 'n % 2')}, ${id('staff', 'n % 10 * 3')},
       ${id('room', 'n % 10')}, ${id('appointment', 'n')}, ${startsAt}, ${startsAt} + interval '20 minutes',
       case when n % 5 < ${sizes.visits} then 'FULFILLED' when n % 5 = 3 then 'CANCELLED' else 'NO_SHOW' end, (array['CONFIRMED', 'ASKED', 'NOT_ASKED'])[1 + n % 3],
       case when n % 5 = 3 and n % 5 >= ${sizes.visits} then now() end
     from generate_series(0, ${sizes.appointments} - 1) n`,
    `insert into visit (practice_id, id, site_id, patient_id, appointment_id, visit_type_id, provider_id, payer_id, day, ticket, stage, stage_since, arrived_at, ended_at, room_id,
       mistaken_for_id, escorted_by_id, in_hands_of_id, hand_off_id)
     select ${p}, ${id('visit', 'n')}, site_id, patient_id, id, visit_type_id, provider_id, ${id('payer', '0')}, (starts_at at time zone 'America/New_York')::date, 'T' || n, 'DONE',
       starts_at, starts_at - interval '10 minutes', ends_at, room_id, id, provider_id, provider_id,
       case when n < ${sizes.histories} then ${id('handoff', 'n')} end
     from (select *, ('x' || right(id::text, 8))::bit(32)::int as n from appointment where practice_id = ${p} offset 0) a where status = 'FULFILLED'`,
    `insert into hand_off (practice_id, id, visit_id, patient_id, from_id, to_id, status, offered_at, closed_at, closed_by_id)
     select ${p}, ${id('handoff', 'n')}, ${id('visit', 'n')}, ${id('patient', `n * 7919 % ${sizes.patients}`)}, ${id('staff', 'n % 10 * 3')}, ${id('staff', 'n % 10 * 3')},
       (array['ACCEPTED', 'DECLINED'])[1 + n % 2], ${startsAt}, ${startsAt}, ${id('staff', 'n % 10 * 3')}
     from generate_series(0, ${sizes.histories} - 1) n`,
    // Ahead, with a provider whose membership has ended.
    `insert into appointment (practice_id, id, patient_id, visit_type_id, site_id, provider_id, room_id, rescheduled_from_id, starts_at, ends_at, status)
     select ${p}, ${id('appointment', `n + ${sizes.appointments}`)}, ${id('patient', `n % ${sizes.patients}`)}, ${id('type', 'n % 7')}, ${id('site', 'n % 2')}, ${id('staff', '0')},
       ${id('room', 'n % 10')}, ${id('appointment', '0')}, ${ahead} * n, ${ahead} * (n + 1), 'BOOKED'
     from generate_series(0, ${sizes.histories} - 1) n`,
    `with entry as (
       insert into audit_entry (practice_id, id, at, actor_kind, staff_member_id, action, categories, operation, outcome, entities)
       select ${p}, ${id('entry', 'n')}, timestamptz '${firstDay} 13:00Z' + interval '1 minute' * n, 'STAFF', ${id('staff', 'n % 10')},
         (array['READ', 'READ', 'UPDATE'])[1 + n % 3], '{DEMOGRAPHICS}', 'patient', 'DONE', '{}'
       from generate_series(0, ${sizes.histories} - 1) n returning practice_id, id)
     insert into audit_entry_patient (practice_id, entry_id, patient_id)
     select practice_id, id, ${id('patient', `('x' || right(id::text, 8))::bit(32)::int % 5`)} from entry`,
    `insert into room_transition (practice_id, id, room_id, from_readiness, to_readiness, at, by_id)
     select ${p}, ${id('transition', 'n')}, ${id('room', 'n % 5')}, 'CLEANING', (array['READY', 'SETTING_UP', 'OUT_OF_SERVICE'])[1 + n % 3],
       timestamptz '${firstDay} 13:00Z' + interval '1 minute' * n, ${id('staff', 'n % 10')}
     from generate_series(0, ${sizes.histories} - 1) n`,
    `insert into contact (practice_id, id, patient_id, name, relationship, is_emergency, may_be_informed, phone)
     select ${p}, ${id('contact', 'n')}, ${id('patient', 'n % 5')}, 'Contact ' || lpad(n::text, 5, '0'), 'FRIEND', n % 2 = 0, n % 3 = 0, '+16175550123'
     from generate_series(0, ${sizes.histories} - 1) n`,
    `insert into guarantor (practice_id, id, patient_id, name, relationship, since, ended_at)
     select ${p}, ${id('guarantor', 'n')}, ${id('patient', 'n % 5')}, 'Guarantor ' || n, 'PARENT', ${startsAt}, case when n % 2 = 0 then now() end
     from generate_series(0, ${sizes.histories} - 1) n`,
    `insert into consent (practice_id, id, patient_id, kind, text_version, signed_on, valid_until, recorded_at)
     select ${p}, ${id('consent', 'n')}, ${id('patient', 'n % 5')}, (array['TREATMENT', 'TELEHEALTH', 'OTHER'])[1 + n % 3], '1', date '2020-01-01' + n % 2000,
       case when n % 2 = 0 then date '2026-01-01' + n % 1000 end, now()
     from generate_series(0, ${sizes.histories} - 1) n`,
    `insert into plan (practice_id, id, payer_id, name, is_active)
     select ${p}, ${id('plan', 'n')}, ${id('payer', 'n % 5')}, 'Plan ' || lpad(n::text, 5, '0'), n % 2 = 0
     from generate_series(0, ${sizes.names} - 1) n`,
    `insert into coverage (practice_id, id, patient_id, plan_id, rank, member_id, relationship, valid_from, valid_until)
     select ${p}, ${id('coverage', 'n')}, ${id('patient', 'n % 5')}, ${id('plan', 'n % 3')}, 1 + n % 9, 'M' || n, 'SELF',
       date '1900-01-01' + n, date '1900-01-01' + n
     from generate_series(0, ${sizes.histories} - 1) n`,
    `insert into clearinghouse (practice_id, id, name, transport, sender, receiver, usage, largest_batch, file_answer_seconds, claim_answer_seconds, server)
     select ${p}, ${id('clearinghouse', 'n')}, 'Clearing ' || lpad(n::text, 5, '0'), 'FOLDER', 'A1', 'B1', 'TEST', 10, 60, 60,
       '{"host": "sftp.example.org", "port": 22, "user": "foyer", "hostKey": "SHA256:A", "outFolder": "out", "inFolder": "in"}'
     from generate_series(0, ${sizes.names} - 1) n`,
    `insert into server_exchange (practice_id, id, clearinghouse_id, succeeded_at)
     select ${p}, gen_random_uuid(), ${id('clearinghouse', 'n')}, now() from generate_series(0, ${sizes.names} - 1) n`,
    `insert into payer_route (practice_id, id, payer_id, clearinghouse_id, transaction, payer_number)
     select ${p}, ${id('route', 'n')}, ${id('payer', '3')}, ${id('clearinghouse', 'n')}, (array['ELIGIBILITY', 'REMITTANCE'])[1 + n % 2], '6' || n
     from generate_series(0, ${sizes.names} - 1) n`,
    ...rowsOfCoding(p, id, sizes),
    ...rowsOfClaims(p, id, sizes),
    `insert into payer_authorization (practice_id, id, patient_id, coverage_id, kind, number, status, valid_from, valid_until, recorded_at, renews_id, recorded_by_id)
     select ${p}, ${id('authorization', 'n')}, ${id('patient', 'n % 5')}, ${id('coverage', 'n')}, 'PRIOR_AUTH', 'A' || n, 'APPROVED', date '2020-01-01' + n,
       date '2020-03-01' + n, now(), ${id('authorization', '0')}, ${id('staff', 'n % 10')}
     from generate_series(0, ${sizes.histories} - 1) n`,
    `insert into payer_authorization_line (practice_id, id, authorization_id, position, unit_kind, approved)
     select ${p}, ${id('line', 'n')}, ${id('authorization', 'n')}, 1, 'VISIT', 1 + n % 9 from generate_series(0, ${sizes.histories} - 1) n`,
    `insert into payer_authorization_rule (practice_id, id, payer_id, visit_type_id, kind, units)
     select ${p}, ${id('rule', 'n')}, ${id('payer', '3')}, ${id('type', 'n')}, 'PRIOR_AUTH', 1 from generate_series(0, ${sizes.names} - 1) n`,
    `insert into patient_merge (practice_id, id, kept_id, merged_id, moved, merged_at, undone_at)
     select ${p}, ${id('merge', 'n')}, ${id('patient', 'n % 5')}, ${id('patient', '5 + n % 4')}, '{}', ${startsAt}, now()
     from generate_series(0, ${sizes.histories} - 1) n`,
  ];
}
