import { anyOf } from '../../../database/sql/any-of.ts';
import { AppointmentStatus } from '../../../generated/models.ts';
import { localDay } from '../../../time/site-time.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import type { SiteRow } from '../../practice/site.entity.ts';
import { askPayers, type Unasked } from './ask-payers.ts';
import { findCoveragesOnDay } from './coverages-on-day.ts';
import type { Question } from './question.ts';

/** A coverage is asked about once for a day within so many hours. */
const againMs = 20 * 60 * 60_000;

interface AskedDay {
  /** Coverages of the day that were asked about, now or lately. */
  asked: number;
  unasked: Unasked[];
}

/** Asks about the coverages of all patients with an appointment on a day of a site, which the caller has locked. */
export async function askDay(unit: WriteUnit, site: SiteRow, date: string): Promise<AskedDay> {
  const { db, practiceId } = unit;
  const { from, until } = localDay(date, site.timeZone);
  const appointments = await db
    .selectFrom('appointment')
    .select('patientId')
    .distinct()
    .where('practiceId', '=', practiceId)
    .where('siteId', '=', site.id)
    .where('startsAt', '>=', from)
    .where('startsAt', '<', until)
    .where('status', 'in', [AppointmentStatus.BOOKED, AppointmentStatus.ARRIVED])
    .execute();
  const patients = appointments.map(({ patientId }) => ({ key: patientId, patientId, day: date }));
  const coverages = [...(await findCoveragesOnDay(db, practiceId, patients)).values()];
  const done = await findAsked(
    unit,
    date,
    coverages.map(({ id }) => id),
  );
  const questions = coverages
    .filter(({ id }) => !done.has(id))
    .map((coverage): Question => ({ coverage, serviceDate: date, serviceTypes: ['30'], siteId: site.id, attempt: 1 }));
  const { checks, unasked } = await askPayers(unit, questions);
  return { asked: coverages.length - questions.length + checks.length, unasked };
}

async function findAsked(
  { db, practiceId, now }: WriteUnit,
  date: string,
  coverageIds: readonly string[],
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('eligibility_check')
    .select('coverageId')
    .distinct()
    .where('practiceId', '=', practiceId)
    .where('coverageId', '=', anyOf(coverageIds))
    .where('serviceDate', '=', date)
    .where('askedAt', '>', new Date(now.getTime() - againMs))
    .execute();
  return new Set(rows.map(({ coverageId }) => coverageId));
}
