import { roomLinks, roomTransitionLinks } from '../../domains/rooms/room.links.ts';
import { appointmentLinks } from '../../domains/scheduling/appointment.links.ts';
import { staffMemberLinks } from '../../domains/staff/staff-member.links.ts';
import { visitLinks } from '../../domains/visits/visit.links.ts';
import type { Links } from './link.ts';

/** A type of the schema whose objects are rows of one table. */
interface RowType {
  table: string;
  links: Links;
}

const rowTypes = {
  AuditEntry: { table: 'audit_entry', links: { staffMember: { from: 'staffMemberId' } } },
  Appointment: { table: 'appointment', links: appointmentLinks },
  Display: { table: 'display', links: { site: { from: 'siteId' } } },
  Patient: { table: 'patient', links: {} },
  Payer: { table: 'payer', links: {} },
  Room: { table: 'room', links: roomLinks },
  RoomTransition: { table: 'room_transition', links: roomTransitionLinks },
  Site: { table: 'site', links: {} },
  StaffMember: { table: 'staff_member', links: staffMemberLinks },
  Visit: { table: 'visit', links: visitLinks },
  VisitType: { table: 'visit_type', links: {} },
} satisfies Record<string, RowType>;

type RowTypeName = keyof typeof rowTypes;

/** The table of a type of the schema; undefined where its objects are no rows, or of a table that is always read as a whole. */

export function rowTypeOf(name: string): RowType | undefined {
  return name in rowTypes ? rowTypes[name as RowTypeName] : undefined;
}
