import type { Session } from '../api/session.ts';
import { ProviderDayDocument } from '../generated/operations.ts';
import type { BusyTime } from './nearest-free-times.ts';

const released = new Set(['CANCELLED', 'RESCHEDULED', 'NO_SHOW']);

interface ProviderDay {
  providerId: string;
  date: string;
  /** Continue after this cursor. */
  after?: string | null;
}

/** The times when a provider is taken on a day, at any site. */
export async function findBusyTimes(
  session: Session,
  { providerId, date, after = null }: ProviderDay,
): Promise<BusyTime[]> {
  const { edges, pageInfo } = (await session.ask(ProviderDayDocument, { providerId, date, after })).dayList;
  const busy = edges.map(({ node }) => node).filter(({ status }) => !released.has(status));
  if (!pageInfo.hasNextPage) return busy;
  return [...busy, ...(await findBusyTimes(session, { providerId, date, after: pageInfo.endCursor }))];
}
