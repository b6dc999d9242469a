import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../context.ts';
import type { AppointmentConnection, QueryDayListArgs } from '../../generated/models.ts';
import { BadInput } from '../../query/bad-input.ts';
import { parsePageCursor, toConnection } from '../../query/connection.ts';
import { load, practiceIdOf } from '../../query/row-loader.ts';
import { selectPage } from '../../query/selected/select-page.ts';
import { siteById } from '../practice/site.loaders.ts';
import type { AppointmentRow } from './appointment.entity.ts';
import { dayStatement } from './day.statement.ts';

/** A day's appointments of a site, a provider or both, by start. */
export async function listDay(
  context: Context,
  { date, siteId, providerId, first, after }: QueryDayListArgs,
  info: GraphQLResolveInfo,
): Promise<AppointmentConnection> {
  if (!siteId && !providerId) throw new BadInput('Name siteId, providerId or both.', ['siteId']);
  const cursor = parsePageCursor(after, ['instant', 'uuid']);
  const statement = dayStatement({ bySite: !!siteId, byProvider: !!providerId, isAfter: cursor !== null });
  const [startsAt, id] = cursor ? [new Date(cursor[0] ?? ''), cursor[1]] : [];
  const values = { practiceId: practiceIdOf(context), date, siteId, providerId, startsAt, id, limit: first + 1 };
  const rows = await selectPage<AppointmentRow>(context, info, (db) => statement(db, values), [
    { property: 'startsAt', direction: 'asc' },
    { property: 'id', direction: 'asc' },
  ]);
  if (siteId && rows.length === 0 && !(await load(context, siteById, siteId)))
    throw new BadInput('This practice has no such site: siteId.', ['siteId']);
  return toConnection(rows, first, (row) => [row.startsAt.toISOString(), row.id]);
}
