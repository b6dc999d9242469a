import { type SqlBool, sql } from 'kysely';
import { ascending, descending } from '../../database/sql/ordering.ts';
import type { AppointmentFilter, AppointmentOrder } from '../../generated/models.ts';
import { isOneOf, isThere, isValue, isWithin } from '../../reading/filters/conditions.ts';
import { list } from '../../reading/lists/list.ts';
import { isOnDay } from './is-on-day.ts';
import { isStranded } from './stranded.ts';

const byStart = {
  filter: {
    confirmation: isOneOf('appointment.confirmation'),
    hasRoom: isThere('appointment.roomId'),
    patientId: isValue('appointment.patientId'),
    providerId: isValue('appointment.providerId'),
    roomId: isValue('appointment.roomId'),
    siteId: isValue('appointment.siteId'),
    startsAt: isWithin('appointment.startsAt'),
    status: isOneOf('appointment.status'),
    visitTypeId: isValue('appointment.visitTypeId'),
  },
  orders: { EARLIEST_FIRST: ascending('startsAt', 'id'), LATEST_FIRST: descending('startsAt', 'id') },
} satisfies Partial<Parameters<typeof list<AppointmentFilter, AppointmentOrder>>[1]>;

/** Appointments by start: `Query.appointments`, `Patient.appointments`. */
export const appointments = list<AppointmentFilter, AppointmentOrder>('appointment', byStart);

/** Appointments of a day: `Query.dayList`. */
export const dayAppointments = list<AppointmentFilter, AppointmentOrder>('appointment', { ...byStart, where: isOnDay });

/** Appointments of a day that take place or took place: `Query.eligibilityList`. */
export const expectedAppointments = list<AppointmentFilter, AppointmentOrder>('appointment', {
  ...byStart,
  where: (asked) => [
    ...isOnDay(asked),
    sql<SqlBool>`appointment.status not in ('CANCELLED', 'RESCHEDULED', 'NO_SHOW')`,
  ],
});

/** Booked appointments that cannot take place as they are booked: `Query.strandedAppointments`. */
export const strandedAppointments = list<AppointmentFilter, AppointmentOrder>('appointment', {
  ...byStart,
  where: ({ given }) => [isStranded(given('practiceId', 'uuid'))],
});
