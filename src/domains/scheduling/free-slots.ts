import { BadInput } from '../../errors/bad-input.ts';
import type { FreeSlot, QueryFreeSlotsArgs } from '../../generated/models.ts';
import { load } from '../../reading/row-loader.ts';
import { rowsById } from '../../reading/rows-by.ts';
import type { Context } from '../../request/context.ts';
import { practiceIdOf } from '../../request/practice-id-of.ts';
import { SiteEntity } from '../practice/site.entity.ts';
import { requireZone } from '../practice/site-zone.ts';
import { VisitTypeEntity } from '../practice/visit-type.entity.ts';
import { visitTypeClosed } from '../practice/visit-type-closed.ts';
import { RoomEntity } from '../rooms/room.entity.ts';
import { StaffMemberEntity } from '../staff/staff-member.entity.ts';
import { findBusyTimes } from './busy-times.queries.ts';
import { isTooFarAhead, mostYearsAhead } from './is-too-far-ahead.ts';
import { nextFreeSlots } from './next-free-slots.ts';
import { availableFrom } from './out-of-service.ts';
import { resourceFault } from './resource-fault.ts';
import { searchWindow } from './search-window.ts';

/** Times that could be booked now with this provider, and in this room if one is named. */
export async function freeSlots(context: Context, args: QueryFreeSlotsArgs): Promise<FreeSlot[]> {
  const now = new Date();
  if (isTooFarAhead(args.from, now))
    throw new BadInput(`from is more than ${mostYearsAhead} years ahead; correct the year.`, ['from']);
  const { site, visitType, room } = await findWanted(context, args);
  const window = searchWindow(room ? availableFrom(room, site, { from: args.from, now }) : args.from, now);
  const busy = await findBusyTimes(await context.request.reads.reader(), {
    practiceId: practiceIdOf(context),
    resources: { PROVIDER: args.providerId, ROOM: args.roomId },
    ...window,
  });
  return nextFreeSlots({ site, visitType, busy, window, count: args.first });
}

async function findWanted(context: Context, { siteId, visitTypeId, providerId, roomId }: QueryFreeSlotsArgs) {
  const [site, visitType, provider, room] = await Promise.all([
    load(context, rowsById(SiteEntity), siteId),
    load(context, rowsById(VisitTypeEntity), visitTypeId),
    load(context, rowsById(StaffMemberEntity), providerId),
    roomId ? load(context, rowsById(RoomEntity), roomId) : null,
  ]);
  if (!site) throw unknown('site', 'siteId');
  requireZone(site, 'siteId');
  if (!visitType) throw unknown('visit type', 'visitTypeId');
  if (!provider) throw unknown('provider', 'providerId');
  if (roomId && !room) throw unknown('room', 'roomId');
  if (!visitType.isActive) throw new BadInput(visitTypeClosed, ['visitTypeId']);
  const fault = resourceFault({ visitType, site, provider, room });
  if (fault) throw new BadInput(fault.message, [fault.argument]);
  return { site, visitType, room };
}

function unknown(what: string, argument: string): BadInput {
  return new BadInput(`${argument} names no ${what} of this practice; use the id of one that it has.`, [argument]);
}
