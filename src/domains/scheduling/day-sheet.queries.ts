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

/**
 * A site's appointments of a day as a sheet shows them, by start; one more than a sheet may have when there are too
 * many.
 */
export function findDaySheet(db: Reader, { practiceId, siteId, from, until }: OfDay) {
  return db
    .selectFrom('appointment')
    .innerJoin('patient as person', (join) =>
      join
        .on('person.practiceId', '=', practiceId)
        .onRef('person.practiceId', '=', 'appointment.practiceId')
        .onRef('person.id', '=', 'appointment.patientId'),
    )
    .innerJoin('staff_member as member', (join) =>
      join
        .on('member.practiceId', '=', practiceId)
        .onRef('member.practiceId', '=', 'appointment.practiceId')
        .onRef('member.id', '=', 'appointment.providerId'),
    )
    .innerJoin('visit_type as kind', (join) =>
      join
        .on('kind.practiceId', '=', practiceId)
        .onRef('kind.practiceId', '=', 'appointment.practiceId')
        .onRef('kind.id', '=', 'appointment.visitTypeId'),
    )
    .leftJoin('room as place', (join) =>
      join
        .on('place.practiceId', '=', practiceId)
        .onRef('place.practiceId', '=', 'appointment.practiceId')
        .onRef('place.id', '=', 'appointment.roomId'),
    )
    .select(['appointment.id', 'appointment.version', 'appointment.patientId'])
    .select(['appointment.startsAt', 'appointment.endsAt', 'person.givenName', 'person.familyName'])
    .select(['member.name as provider', 'kind.name as visitType', 'place.name as room'])
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
