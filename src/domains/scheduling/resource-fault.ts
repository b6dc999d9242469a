import type { SiteRow } from '../practice/site.entity.ts';
import type { VisitTypeRow } from '../practice/visit-type.entity.ts';
import type { RoomRow } from '../rooms/room.entity.ts';
import type { StaffMemberRow } from '../staff/staff-member.entity.ts';

/** Why an argument cannot be taken. */
export interface Fault {
  message: string;
  argument: 'providerId' | 'roomId';
}

interface Wanted {
  visitType: VisitTypeRow;
  site: SiteRow;
  provider: StaffMemberRow;
  room: RoomRow | null;
}

/** The reason why a provider or a room is unfit for a visit type at a site, at any time; null when both will do. */
export function resourceFault({ visitType, site, provider, room }: Wanted): Fault | null {
  const message = providerFault(provider, visitType);
  if (message) return { message, argument: 'providerId' };
  const roomMessage = room && roomFault(room, visitType, site);
  return roomMessage ? { message: roomMessage, argument: 'roomId' } : null;
}

function providerFault(provider: StaffMemberRow, { neededRole }: VisitTypeRow): string | null {
  if (!provider.isProvider)
    return 'Appointments cannot be booked with this member of staff; name a provider, or make this one a provider by updateStaffMember with isProvider: true.';
  if (!provider.isActive)
    return "This provider's membership is not active; name another one, or open the membership by updateStaffMember with isActive: true.";
  if (neededRole && !provider.roles.includes(neededRole))
    return `This visit type needs a provider with the role ${neededRole}; name another one.`;
  return null;
}

function roomFault(room: RoomRow, { neededRoomKind, neededEquipment }: VisitTypeRow, site: SiteRow): string | null {
  if (room.siteId !== site.id) return 'The room belongs to another site; name one of this site.';
  if (!room.isActive) return 'The room is closed; name another one, or open it again with updateRoom.';
  if (neededRoomKind && room.kind !== neededRoomKind)
    return `This visit type needs a room of the kind ${neededRoomKind}, and this one is ${room.kind}; name another one.`;
  const missing = neededEquipment.filter((item) => !room.equipment.includes(item));
  return missing.length > 0 ? `The room lacks ${missing.join(', ')}; name one that has it.` : null;
}
