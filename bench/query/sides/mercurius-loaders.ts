import { patientById } from '../../../src/domains/patients/patient.loaders.ts';
import { siteById } from '../../../src/domains/practice/site.loaders.ts';
import { visitTypeById } from '../../../src/domains/practice/visit-type.loaders.ts';
import type { RoomRow } from '../../../src/domains/rooms/room.entity.ts';
import { roomById } from '../../../src/domains/rooms/room.loaders.ts';
import type { AppointmentRow } from '../../../src/domains/scheduling/appointment.entity.ts';
import type { StaffMemberRow } from '../../../src/domains/staff/staff-member.entity.ts';
import { staffMemberById } from '../../../src/domains/staff/staff-member.loaders.ts';
import type { VisitRow } from '../../../src/domains/visits/visit.entity.ts';
import { visitByAppointmentId } from '../../../src/domains/visits/visit.loaders.ts';
import type { RowLoader } from '../../../src/reading/row-loader.ts';
import type { Context } from '../../../src/request/context.ts';
import { practiceIdOf } from '../../../src/request/practice-id-of.ts';

export interface MercuriusContext {
  foyer: Context;
}

interface Asked<Row> {
  obj: Row;
}

/** Foyer's row loader as Mercurius's loader. */
function by<Row, Value>(loader: RowLoader<string, Value>, keyOf: (row: Row) => string | null) {
  return async (asked: readonly Asked<Row>[], { foyer }: MercuriusContext): Promise<(Value | null)[]> => {
    const keys = asked.map(({ obj }) => keyOf(obj));
    const wanted = [...new Set(keys.filter((key) => key !== null))];
    const { reads } = foyer.request;
    const found = await loader.load(await reads.reader(), wanted, practiceIdOf(foyer), reads);
    return keys.map((key) => (key === null ? null : (found.get(key) ?? null)));
  };
}

export const mercuriusLoaders = {
  Appointment: {
    patient: by(patientById, ({ patientId }: AppointmentRow) => patientId),
    visitType: by(visitTypeById, ({ visitTypeId }: AppointmentRow) => visitTypeId),
    provider: by(staffMemberById, ({ providerId }: AppointmentRow) => providerId),
    room: by(roomById, ({ roomId }: AppointmentRow) => roomId ?? null),
    visit: by(visitByAppointmentId, ({ id }: AppointmentRow) => id),
  },
  StaffMember: { site: by(siteById, ({ siteId }: StaffMemberRow) => siteId ?? null) },
  Room: { site: by(siteById, ({ siteId }: RoomRow) => siteId) },
  Visit: { patient: by(patientById, ({ patientId }: VisitRow) => patientId) },
} satisfies Record<string, Record<string, unknown>>;
