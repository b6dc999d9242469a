import type { Sizes } from './sizes.ts';

const practiceId = (number: number) => `bench.id(${practiceOf(number)}, '2020-01-01')`;

/** The SQL that seeds all rows of a practice. */
export function practiceOf(number: number): string {
  return `'practice ${number}'`;
}

/** A practice's name, sites, staff, kinds of visits and rooms. */
export function practiceRows(number: number): string[] {
  const p = practiceOf(number);
  const practice = practiceId(number);
  const site = `bench.id(${p} || ' site ' || s, '2020-01-01')`;
  return [
    `insert into practice (practice_id, name) values (${practice}, 'Practice ${number}')`,
    `insert into practice_stream (practice_id) values (${practice})`,
    `insert into site (practice_id, id, name, time_zone)
     select ${practice}, ${site}, (array['Northside', 'Southside'])[s], (array['America/New_York', 'America/Chicago'])[s]
     from generate_series(1, 2) s`,
    `insert into staff_member (practice_id, id, name, roles, is_provider, site_id)
     select ${practice}, bench.id(${p} || ' provider ' || s || ' ' || n, '2020-01-02'), 'Dr. ' || chr(64 + n) || '. ' || ${pick(familyNames, `${p} || s || n`)},
       '{PHYSICIAN}', true, ${site}
     from generate_series(1, 2) s, generate_series(1, 10) n`,
    `insert into visit_type (practice_id, id, name, duration_minutes)
     select ${practice}, bench.id(${p} || ' type ' || name, '2020-01-03'), name, 10 + 5 * n
     from unnest('{Follow-up,Check-up,New patient,Vaccination,Blood draw,Consult,Wound care,Physical}'::text[]) with ordinality types(name, n)`,
    `insert into room (practice_id, id, site_id, name, kind, readiness)
     select ${practice}, bench.id(${p} || ' room ' || s || ' ' || n, '2020-01-04'), ${site}, 'Room ' || n, 'EXAM', 'READY'
     from generate_series(1, 2) s, generate_series(1, 10) n`,
  ];
}

/** People who come often are few, as they are in an office. */
export function patientRows(number: number, { patientsEach }: Sizes): string {
  return `
    insert into patient (practice_id, id, mrn, given_name, family_name, birth_date, gender, phone, email, registered_at,
      address_line1, address_city, address_state, address_postal_code)
    select ${practiceId(number)}, bench.id(key, registered), lpad(n::text, 7, '0'), ${pick(givenNames, "key || 'g'")},
      ${pick(familyNames, "key || 'f'")}, date '1936-01-01' + (bench.chance(key || 'b') * 31000)::int,
      (array['FEMALE', 'MALE', 'FEMALE', 'MALE', 'FEMALE', 'MALE', 'OTHER', 'UNKNOWN'])[1 + (bench.chance(key || 's') * 6.2)::int],
      case when bench.chance(key || 'p') < 0.9 then '+1617555' || lpad((n % 10000)::text, 4, '0') end,
      case when bench.chance(key || 'e') < 0.6 then 'patient' || n || '@example.org' end,
      registered, n || ' Main Street', 'Boston', 'MA', '021' || lpad((n % 100)::text, 2, '0')
    from generate_series(1, ${patientsEach}) n, lateral (select ${practiceOf(number)} || ' patient ' || n as key) named,
      lateral (select timestamptz '2022-01-01' + bench.chance(key || 'r') * interval '1000 days' as registered offset 0) at`;
}

const givenNames =
  'Ada Amara Ben Carla Chen Dana Diego Elena Emil Fatima Felix Grace Hana Hugo Ines Ivan Jonas Kofi Lena Liam Lucia Maya Mei Milan Nadia Noor Omar Petra Rosa Sven';
const familyNames =
  'Abara Alvarez Becker Brown Chen Costa Davis Diaz Evans Fischer Garcia Haddad Ito Jansen Johnson Kim Kowalski Lopez Martin Moreau Ng Novak Okafor Osei Patel Petrov Rossi Silva Singh Tanaka Vargas Weber Williams Yilmaz';

function pick(names: string, seed: string): string {
  const list = names.split(' ');
  return `('{${list.join(',')}}'::text[])[1 + floor(bench.chance(${seed}) * ${list.length})::int]`;
}
