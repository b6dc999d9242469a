import { type Expression, type SqlBool, sql } from 'kysely';
import type { AskedOf } from '../../reading/lists/list.ts';
import { localDay } from '../../time/site-time.ts';
import type { SiteZone } from '../practice/site-zones.queries.ts';

interface Day {
  /** The first instant of the day at any of the sites, and the first one after it at all of them. */
  from: Date;
  until: Date;
}

/** The arguments of `isOnDay`: instants, since PostgreSQL may know other clock changes than the rest of Foyer. */
export type DayArguments = Day & { dayOf?: string[]; dayFrom?: Date[]; dayUntil?: Date[] };

/** A date at sites of one or several time zones. Without a site it is no time at all. */
export function dayArguments(date: string, sites: readonly SiteZone[]): DayArguments {
  const days = sites.map(({ id, timeZone }) => ({ id, ...localDay(date, timeZone) }));
  const earliest = Math.min(...days.map(({ from }) => from.getTime()));
  const latest = Math.max(...days.map(({ until }) => until.getTime()));
  if (days.length === 0) return { from: new Date(0), until: new Date(0) };
  const bounds = { from: new Date(earliest), until: new Date(latest) };
  const isOne = days.every(({ from, until }) => from.getTime() === earliest && until.getTime() === latest);
  if (isOne) return bounds;
  return {
    ...bounds,
    dayOf: days.map(({ id }) => id),
    dayFrom: days.map(({ from }) => from),
    dayUntil: days.map(({ until }) => until),
  };
}

/** Whether an appointment is on the day of `dayArguments`: at a site, with a provider or both. */
export function isOnDay({ has, given }: AskedOf): readonly Expression<SqlBool>[] {
  return [
    sql<SqlBool>`appointment.starts_at >= ${given('from', 'timestamptz')}`,
    sql<SqlBool>`appointment.starts_at < ${given('until', 'timestamptz')}`,
    ...(has('dayOf')
      ? [
          sql<SqlBool>`exists (select from unnest(${given('dayOf', 'uuid[]')}, ${given('dayFrom', 'timestamptz[]')},
            ${given('dayUntil', 'timestamptz[]')}) as day (site_id, since, until) where day.site_id = appointment.site_id
            and appointment.starts_at >= day.since and appointment.starts_at < day.until)`,
        ]
      : []),
    ...(has('siteId') ? [sql<SqlBool>`appointment.site_id = ${given('siteId', 'uuid')}`] : []),
    ...(has('providerId') ? [sql<SqlBool>`appointment.provider_id = ${given('providerId', 'uuid')}`] : []),
  ];
}
