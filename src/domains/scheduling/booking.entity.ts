import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { BookedResource } from '../../generated/models.ts';

/**
 * One resource taken by an appointment. The constraint `booking_no_overlap` lets one unreleased row in per resource and
 * instant.
 */
export const BookingEntity = defineEntity({
  name: 'Booking',
  tableName: 'booking',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    appointmentId: p.uuid(),
    resource: p.text().$type<BookedResource>(),
    resourceId: p.uuid(),
    during: p.text().columnType('tstzrange'),
    releasedAt: p.datetime(6).nullable(),
  },
});

export type BookingRow = InferEntity<typeof BookingEntity>;
