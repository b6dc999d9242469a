import type { MikroORM } from '@mikro-orm/postgresql';
import { Temporal } from 'temporal-polyfill';
import { scoped } from '../../database/session/practice-scope.ts';
import { readerOf } from '../../database/sql/reader.ts';
import { AppointmentStatus } from '../../generated/models.ts';
import { CommandFailure } from '../command-line/command-failure.ts';

/** The site, people and times that visits are invented with. */
export interface Clinic {
  site: { id: string; timeZone: string };
  /** The site's calendar day. */
  today: Temporal.PlainDate;
  providerIds: readonly string[];
  visitTypes: readonly { id: string; minutes: number }[];
  /** When providers are taken from today on, in milliseconds since 1970. */
  taken: ReadonlyMap<string, readonly { start: number; end: number }[]>;
}

/** The practice's first site, with the providers and visit types that can be booked. */
export function findClinic({ orm, practiceId }: { orm: MikroORM; practiceId: string }): Promise<Clinic> {
  return scoped(orm.em, { practiceId }).transactional(async (em) => {
    const db = readerOf(em);
    const site = await db
      .selectFrom('site')
      .select(['id', 'timeZone'])
      .where('practiceId', '=', practiceId)
      .orderBy('id')
      .executeTakeFirst();
    const providers = await db
      .selectFrom('staff_member')
      .select('id')
      .where('practiceId', '=', practiceId)
      .where('isProvider', '=', true)
      .where('isActive', '=', true)
      .orderBy('id')
      .execute();
    const visitTypes = await db
      .selectFrom('visit_type')
      .select(['id', 'durationMinutes as minutes'])
      .where('practiceId', '=', practiceId)
      .where('isActive', '=', true)
      .orderBy('id')
      .execute();
    if (!site || providers.length === 0 || visitTypes.length === 0)
      throw new CommandFailure(
        'This practice has no site, no active provider or no active visit type, so no visit can be invented; add them with createSite, addStaffMember (isProvider: true) and createVisitType.',
      );
    const today = Temporal.Now.plainDateISO(site.timeZone);
    const rows = await db
      .selectFrom('appointment')
      .select(['providerId', 'startsAt', 'endsAt'])
      .where('practiceId', '=', practiceId)
      .where('status', 'in', [AppointmentStatus.BOOKED, AppointmentStatus.ARRIVED])
      .where('endsAt', '>', new Date(today.toZonedDateTime(site.timeZone).epochMilliseconds))
      .execute();
    const times = rows.map(({ providerId, startsAt, endsAt }) => {
      return { providerId, start: startsAt.getTime(), end: endsAt.getTime() };
    });
    return {
      ...{ site, today, visitTypes },
      providerIds: providers.map(({ id }) => id),
      taken: Map.groupBy(times, ({ providerId }) => providerId),
    };
  });
}
