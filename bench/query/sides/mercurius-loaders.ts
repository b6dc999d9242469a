import { PatientEntity } from '../../../src/domains/patients/patient.entity.ts';
import { SiteEntity } from '../../../src/domains/practice/site.entity.ts';
import { VisitTypeEntity } from '../../../src/domains/practice/visit-type.entity.ts';
import { RoomEntity, type RoomRow } from '../../../src/domains/rooms/room.entity.ts';
import type { AppointmentRow } from '../../../src/domains/scheduling/appointment.entity.ts';
import { StaffMemberEntity, type StaffMemberRow } from '../../../src/domains/staff/staff-member.entity.ts';
import type { VisitRow } from '../../../src/domains/visits/visit.entity.ts';
import type { RowLoader } from '../../../src/reading/row-loader.ts';
import { rowsBy, rowsById } from '../../../src/reading/rows-by.ts';
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
    patient: by(rowsById(PatientEntity), ({ patientId }: AppointmentRow) => patientId),
    visitType: by(rowsById(VisitTypeEntity), ({ visitTypeId }: AppointmentRow) => visitTypeId),
    provider: by(rowsById(StaffMemberEntity), ({ providerId }: AppointmentRow) => providerId),
    room: by(rowsById(RoomEntity), ({ roomId }: AppointmentRow) => roomId ?? null),
    visit: by(rowsBy('visit', 'appointmentId'), ({ id }: AppointmentRow) => id),
  },
  StaffMember: { site: by(rowsById(SiteEntity), ({ siteId }: StaffMemberRow) => siteId ?? null) },
  Room: { site: by(rowsById(SiteEntity), ({ siteId }: RoomRow) => siteId) },
  Visit: { patient: by(rowsById(PatientEntity), ({ patientId }: VisitRow) => patientId) },
} satisfies Record<string, Record<string, unknown>>;
