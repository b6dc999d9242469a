import type { AppointmentFilter } from '../../generated/models.ts';
import { isOneOf, isThere, isValue, isWithin } from '../../reading/filters/conditions.ts';
import { filterOn } from '../../reading/filters/filter-on.ts';

export const appointmentFilter = filterOn<AppointmentFilter>({
  confirmation: isOneOf('appointment.confirmation'),
  hasRoom: isThere('appointment.roomId'),
  providerId: isValue('appointment.providerId'),
  roomId: isValue('appointment.roomId'),
  siteId: isValue('appointment.siteId'),
  startsAt: isWithin('appointment.startsAt'),
  status: isOneOf('appointment.status'),
  visitTypeId: isValue('appointment.visitTypeId'),
});
