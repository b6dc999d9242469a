import type { Reader } from '../../database/sql/reader.ts';
import { AppointmentStatus } from '../../generated/models.ts';

interface OfDay {
  practiceId: string;
  siteId: string;
  from: Date;
  until: Date;
}

const shown = [
  AppointmentStatus.BOOKED,
  AppointmentStatus.ARRIVED,
  AppointmentStatus.FULFILLED,
  AppointmentStatus.NO_SHOW,
];

/** The most appointments of one sheet. */
export const mostOnSheet = 2_000;

/** A site's appointments of a day as a sheet shows them, by start; one more than a sheet may have when there are too many. */
export function findDaySheet(db: Reader, { practiceId, siteId, from, until }: OfDay) {
  return db
    .selectFrom('appointment')
    .innerJoin('patient', (join) =>
      join
        .on('patient.practiceId', '=', practiceId)
        .onRef('patient.practiceId', '=', 'appointment.practiceId')
        .onRef('patient.id', '=', 'appointment.patientId'),
    )
    .innerJoin('staff_member', (join) =>
      join
        .on('staff_member.practiceId', '=', practiceId)
        .onRef('staff_member.practiceId', '=', 'appointment.practiceId')
        .onRef('staff_member.id', '=', 'appointment.providerId'),
    )
    .innerJoin('visit_type', (join) =>
      join
        .on('visit_type.practiceId', '=', practiceId)
        .onRef('visit_type.practiceId', '=', 'appointment.practiceId')
        .onRef('visit_type.id', '=', 'appointment.visitTypeId'),
    )
    .leftJoin('room', (join) =>
      join
        .on('room.practiceId', '=', practiceId)
        .onRef('room.practiceId', '=', 'appointment.practiceId')
        .onRef('room.id', '=', 'appointment.roomId'),
    )
    .select(['appointment.id', 'appointment.version', 'appointment.patientId'])
    .select(['appointment.startsAt', 'appointment.endsAt', 'patient.givenName', 'patient.familyName'])
    .select(['staff_member.name as provider', 'visit_type.name as visitType', 'room.name as room'])
    .where('appointment.practiceId', '=', practiceId)
    .where('appointment.siteId', '=', siteId)
    .where('appointment.startsAt', '>=', from)
    .where('appointment.startsAt', '<', until)
    .where('appointment.status', 'in', shown)
    .orderBy('appointment.startsAt')
    .orderBy('appointment.id')
    .limit(mostOnSheet + 1)
    .execute();
}

export type OnSheet = Awaited<ReturnType<typeof findDaySheet>>[number];
