import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** The tables as an ORM's user would map them: relations, and ids that are keys by themselves. The practice is PostgreSQL's business. */
const Site = defineEntity({
  name: 'StockSite',
  tableName: 'site',
  properties: { id: p.uuid().primary(), name: p.text(), timeZone: p.text() },
});

const Patient = defineEntity({
  name: 'StockPatient',
  tableName: 'patient',
  properties: {
    id: p.uuid().primary(),
    mrn: p.text(),
    givenName: p.text(),
    familyName: p.text(),
    birthDate: p.date(),
    gender: p.text(),
    phone: p.text().nullable(),
    email: p.text().nullable(),
    version: p.integer().version(),
  },
});

const VisitType = defineEntity({
  name: 'StockVisitType',
  tableName: 'visit_type',
  properties: { id: p.uuid().primary(), name: p.text() },
});

const StaffMember = defineEntity({
  name: 'StockStaffMember',
  tableName: 'staff_member',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    site: () => p.manyToOne(Site).joinColumn('site_id').nullable(),
  },
});

const Room = defineEntity({
  name: 'StockRoom',
  tableName: 'room',
  properties: { id: p.uuid().primary(), name: p.text(), site: () => p.manyToOne(Site).joinColumn('site_id') },
});

const Appointment = defineEntity({
  name: 'StockAppointment',
  tableName: 'appointment',
  properties: {
    id: p.uuid().primary(),
    practiceId: p.uuid(),
    patient: () => p.manyToOne(Patient).joinColumn('patient_id'),
    visitType: () => p.manyToOne(VisitType).joinColumn('visit_type_id'),
    site: () => p.manyToOne(Site).joinColumn('site_id'),
    provider: () => p.manyToOne(StaffMember).joinColumn('provider_id'),
    room: () => p.manyToOne(Room).joinColumn('room_id').nullable(),
    startsAt: p.datetime(6),
    endsAt: p.datetime(6),
    status: p.text(),
    confirmation: p.text(),
    note: p.text().nullable(),
    version: p.integer().version(),
  },
});

const Visit = defineEntity({
  name: 'StockVisit',
  tableName: 'visit',
  properties: {
    id: p.uuid().primary(),
    practiceId: p.uuid(),
    patient: () => p.manyToOne(Patient).joinColumn('patient_id'),
    appointment: () => p.manyToOne(Appointment).joinColumn('appointment_id').nullable(),
    visitType: () => p.manyToOne(VisitType).joinColumn('visit_type_id'),
    provider: () => p.manyToOne(StaffMember).joinColumn('provider_id').nullable(),
    site: () => p.manyToOne(Site).joinColumn('site_id'),
    day: p.date(),
    ticket: p.text(),
    stage: p.text(),
    stageSince: p.datetime(6),
    arrivedAt: p.datetime(6),
    endedAt: p.datetime(6).nullable(),
    version: p.integer().version(),
  },
});

export const stockEntities = { Site, Patient, VisitType, StaffMember, Room, Appointment, Visit };
export type StockAppointmentRow = InferEntity<typeof Appointment>;
export type StockVisitRow = InferEntity<typeof Visit>;
