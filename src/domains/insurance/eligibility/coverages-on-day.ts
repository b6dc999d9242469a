import { sql } from 'kysely';
import type { Reader } from '../../../database/sql/reader.ts';
import { rowsById } from '../../../reading/rows-by.ts';
import { localTime } from '../../../time/site-time.ts';
import { findSiteZones } from '../../practice/site-zones.queries.ts';
import { CoverageEntity, type CoverageRow } from '../coverage.entity.ts';

/** A patient on a day, by a key of the caller's. */
export interface PatientOnDay {
  key: string;
  patientId: string;
  day: string;
}

/** The coverage of the lowest rank that a patient has on a day, by the key. */
export async function findCoveragesOnDay(
  db: Reader,
  practiceId: string,
  asked: readonly PatientOnDay[],
): Promise<Map<string, CoverageRow>> {
  if (asked.length === 0) return new Map();
  const column = (of: (one: PatientOnDay) => string) => asked.map(of);
  const { rows } = await sql<{ key: string; id: string }>`
    select distinct on (asked.key) asked.key, coverage.id
    from unnest(${column(({ key }) => key)}::text[], ${column(({ patientId }) => patientId)}::uuid[],
      ${column(({ day }) => day)}::date[]) as asked (key, patient_id, day)
    join coverage on coverage.practice_id = ${practiceId} and coverage.patient_id = asked.patient_id
      and coverage.valid_from <= asked.day and (coverage.valid_until is null or coverage.valid_until >= asked.day)
    order by asked.key, coverage.rank, coverage.id`.execute(db);
  const ids = [...new Set(rows.map(({ id }) => id))];
  const coverages = await rowsById(CoverageEntity).load(db, ids, practiceId);
  return new Map(
    rows.flatMap(({ key, id }) => {
      const coverage = coverages.get(id);
      return coverage ? [[key, coverage] as const] : [];
    }),
  );
}

/** The day of an appointment at its site. */
export type AppointmentDay = PatientOnDay & { siteId: string };

interface Placed {
  id: string;
  patientId: string;
  siteId: string;
  startsAt: Date;
}

/** The days of appointments, on the clocks of their sites. */
export async function daysOfAppointments(
  db: Reader,
  practiceId: string,
  appointments: readonly Placed[],
): Promise<AppointmentDay[]> {
  const sites = await findSiteZones(db, practiceId);
  const zones = new Map(sites.map(({ id, timeZone }) => [id, timeZone]));
  return appointments.map(({ id, patientId, siteId, startsAt }) => ({
    ...{ key: id, patientId, siteId },
    day: localTime(startsAt, zones.get(siteId) ?? 'UTC').day.toString(),
  }));
}
