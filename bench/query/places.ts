import type pg from 'pg';
import type { Furnished } from './database/furnish-practices.ts';

/** The subjects of the bench's requests: one of many, so that no side answers the same all the time. */
export interface Place {
  token: string;
  practiceId: string;
  /** A site's day with 200 appointments. */
  siteId: string;
  date: string;
  /** The day's bounds. */
  from: string;
  until: string;
  /** A patient with ten appointments or more. */
  patientId: string;
}

/** An appointment of today. */
export interface Booked {
  token: string;
  appointmentId: string;
  givenName: string;
  familyName: string;
}

/** Days and patients spread over everything there is, the same in every run. */
export async function findPlaces(owner: pg.Client, furnished: readonly Furnished[], each: number): Promise<Place[]> {
  const places: Place[][] = [];
  for (const { practiceId, tokens } of furnished) {
    await owner.query(`select set_config('foyer.practice', $1, false)`, [practiceId]);
    const { rows } = await owner.query<Omit<Place, 'token'>>(
      `with days as (
         select site_id, day, row_number() over (order by md5(site_id::text || day)) as turn
         from (select site_id, (starts_at at time zone s.time_zone)::date as day from appointment a join site s on s.id = a.site_id
           where a.practice_id = $1 and s.practice_id = $1) a
         group by site_id, day having count(*) = 200
       ), regulars as (
         select patient_id, row_number() over (order by md5(patient_id::text)) as turn
         from appointment where practice_id = $1 group by patient_id having count(*) >= 10
       )
       select $1 as "practiceId", d.site_id as "siteId", d.day::text as date, r.patient_id as "patientId",
         (d.day::timestamp at time zone s.time_zone)::text as from, ((d.day + 1)::timestamp at time zone s.time_zone)::text as until
       from generate_series(0, $2::int - 1) n
         join days d on d.turn = 1 + n % (select count(*) from days)
         join regulars r on r.turn = 1 + n % (select count(*) from regulars)
         join site s on s.id = d.site_id
       order by n`,
      [practiceId, each],
    );
    places.push(rows.map((row, index) => ({ ...row, token: tokens[index % tokens.length] ?? '' })));
  }
  return inTurns(places);
}

export async function findBooked(owner: pg.Client, furnished: readonly Furnished[]): Promise<Booked[]> {
  const booked: Booked[][] = [];
  for (const { practiceId, tokens } of furnished) {
    await owner.query(`select set_config('foyer.practice', $1, false)`, [practiceId]);
    const { rows } = await owner.query<Omit<Booked, 'token'>>(
      `select a.id as "appointmentId", p.given_name as "givenName", p.family_name as "familyName"
       from appointment a join site s on s.id = a.site_id join patient p on p.id = a.patient_id
       where a.practice_id = $1 and a.status = 'BOOKED' and (a.starts_at at time zone s.time_zone)::date = (now() at time zone s.time_zone)::date
       order by md5(a.id::text)`,
      [practiceId],
    );
    booked.push(rows.map((row, index) => ({ ...row, token: tokens[index % tokens.length] ?? '' })));
  }
  return inTurns(booked);
}

/** One of each practice, then the next of each. */
function inTurns<Item>(lists: readonly Item[][]): Item[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }).flatMap((_, index) => lists.flatMap((list) => list.slice(index, index + 1)));
}
