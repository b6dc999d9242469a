import { AccountEntity } from './access/account.entity.ts';
import { AccountPracticeEntity } from './access/account-practice.entity.ts';
import { SessionEntity } from './access/session.entity.ts';
import { AuditEntryEntity } from './audit/audit-entry.entity.ts';
import { AuditEntryPatientEntity } from './audit/audit-entry-patient.entity.ts';
import { DisplayEntity } from './domains/displays/display.entity.ts';
import { DisplayPairingEntity } from './domains/displays/display-pairing.entity.ts';
import { PayerEntity } from './domains/insurance/payer.entity.ts';
import { MrnCounterEntity } from './domains/patients/mrn-counter.entity.ts';
import { PatientEntity } from './domains/patients/patient.entity.ts';
import { PatientSearchTermEntity } from './domains/patients/patient-search-term.entity.ts';
import { PracticeEntity } from './domains/practice/practice.entity.ts';
import { SiteEntity } from './domains/practice/site.entity.ts';
import { VisitTypeEntity } from './domains/practice/visit-type.entity.ts';
import { RoomEntity } from './domains/rooms/room.entity.ts';
import { RoomTransitionEntity } from './domains/rooms/room-transition.entity.ts';
import { AppointmentEntity } from './domains/scheduling/appointment.entity.ts';
import { BookingEntity } from './domains/scheduling/booking.entity.ts';
import { StaffMemberEntity } from './domains/staff/staff-member.entity.ts';
import { TicketCounterEntity } from './domains/visits/ticket-counter.entity.ts';
import { VisitEntity } from './domains/visits/visit.entity.ts';
import { VisitStepEntity } from './domains/visits/visit-step.entity.ts';
import { EventLogEntity } from './live/log/event-log.entity.ts';
import { PracticeStreamEntity } from './live/log/practice-stream.entity.ts';

export const entities = [
  PracticeEntity,
  SiteEntity,
  VisitTypeEntity,
  PayerEntity,
  AccountEntity,
  AccountPracticeEntity,
  StaffMemberEntity,
  SessionEntity,
  AuditEntryEntity,
  AuditEntryPatientEntity,
  PatientEntity,
  PatientSearchTermEntity,
  MrnCounterEntity,
  RoomEntity,
  RoomTransitionEntity,
  AppointmentEntity,
  BookingEntity,
  VisitEntity,
  VisitStepEntity,
  TicketCounterEntity,
  PracticeStreamEntity,
  EventLogEntity,
  DisplayEntity,
  DisplayPairingEntity,
] as const;
