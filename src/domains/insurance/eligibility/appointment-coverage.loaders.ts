import { sql } from 'kysely';
import { anyOf } from '../../../database/sql/any-of.ts';
import type { Reader } from '../../../database/sql/reader.ts';
import { EligibilityState, EligibilityStatus } from '../../../generated/models.ts';
import type { RowLoader } from '../../../reading/row-loader.ts';
import { localTime } from '../../../time/site-time.ts';
import type { AppointmentRow } from '../../scheduling/appointment.entity.ts';
import type { CoverageRow } from '../coverage.entity.ts';
import { type AppointmentDay, daysOfAppointments, findCoveragesOnDay } from './coverages-on-day.ts';
import { findLastGood, zoneOf } from './eligibility.loaders.ts';
import { isFresh } from './is-fresh.ts';

/** The coverage of the lowest rank on the day of an appointment, by the appointment's id. */
export const coverageByAppointmentId: RowLoader<string, CoverageRow> = {
  load: async (db, ids, practiceId) => findCoveragesOnDay(db, practiceId, await findDays(db, practiceId, ids)),
};

/** The state of the coverage of an appointment, by the appointment's id. */
export const eligibilityStates: RowLoader<string, EligibilityState> = {
  load: async (db, ids, practiceId) => {
    const days = await findDays(db, practiceId, ids);
    const coverages = await findCoveragesOnDay(db, practiceId, days);
    const coverageIds = [...coverages.values()].map(({ id }) => id);
    const good = await findLastGood(db, practiceId, coverageIds);
    const tries = await findTries(db, practiceId, coverageIds);
    const timeZone = await zoneOf(db, practiceId);
    const today = localTime(new Date(), timeZone).day;
    const stateOf = ({ key, day }: AppointmentDay): EligibilityState => {
      const coverage = coverages.get(key);
      if (!coverage) return EligibilityState.NO_COVERAGE;
      const answer = good.get(coverage.id);
      if (answer && isFresh(answer.at, today, timeZone))
        return answer.outcome === EligibilityStatus.ACTIVE ? EligibilityState.ACTIVE : EligibilityState.INACTIVE;
      const last = tries.get(`${coverage.id} ${day}`);
      if (last === EligibilityStatus.ASKED) return EligibilityState.ASKED;
      const isRejected = last && last !== EligibilityStatus.ACTIVE && last !== EligibilityStatus.INACTIVE;
      return isRejected ? EligibilityState.REJECTED : EligibilityState.NOT_CHECKED;
    };
    return new Map(days.map((day) => [day.key, stateOf(day)]));
  },
};

async function findDays(db: Reader, practiceId: string, ids: readonly string[]): Promise<AppointmentDay[]> {
  const appointments = await db
    .selectFrom('appointment')
    .select(['id', 'patientId', 'siteId', 'startsAt'])
    .where('practiceId', '=', practiceId)
    .where('id', '=', anyOf(ids))
    .execute();
  return daysOfAppointments(db, practiceId, appointments as AppointmentRow[]);
}

/** How the latest question about a coverage and a day stands, by both. */
async function findTries(
  db: Reader,
  practiceId: string,
  coverageIds: readonly string[],
): Promise<Map<string, EligibilityStatus>> {
  const { rows } = await sql<{ key: string; status: EligibilityStatus }>`
    select distinct on (coverage_id, service_date) coverage_id || ' ' || service_date as key, status from eligibility_check
    where practice_id = ${practiceId} and coverage_id = ${anyOf(coverageIds)}
    order by coverage_id, service_date, asked_at desc, id desc`.execute(db);
  return new Map(rows.map(({ key, status }) => [key, status]));
}
