import { ViewerResolver } from './domains/accounts/viewer.resolver.ts';
import { AuditEntryResolver } from './domains/audit/audit.resolver.ts';
import { AuditExportResolver } from './domains/audit/audit-export.resolver.ts';
import { ChangesResolver } from './domains/changes/changes.resolver.ts';
import { DisplayResolver } from './domains/displays/display.resolver.ts';
import { StoredFileResolver } from './domains/files/stored-file.resolver.ts';
import { PayerResolver } from './domains/insurance/payer.resolver.ts';
import { PatientResolver } from './domains/patients/patient.resolver.ts';
import { PracticeResolver, SiteResolver, VisitTypeResolver } from './domains/practice/practice.resolver.ts';
import { RoomResolver, RoomTransitionResolver, SiteRoomsResolver } from './domains/rooms/room.resolver.ts';
import { AppointmentResolver } from './domains/scheduling/appointment.resolver.ts';
import { AppointmentWritesResolver } from './domains/scheduling/appointment-writes.resolver.ts';
import { DaySheetResolver } from './domains/scheduling/day-sheet.resolver.ts';
import { PatientAppointmentsResolver } from './domains/scheduling/patient-appointments.resolver.ts';
import { StaffMemberResolver } from './domains/staff/staff.resolver.ts';
import { VisitResolver } from './domains/visits/visit.resolver.ts';
import { PatientVisitsResolver } from './domains/visits/visit-links.resolver.ts';
import { VisitWritesResolver } from './domains/visits/visit-writes.resolver.ts';

/** Every resolver class, by domain. */
export const resolvers = [
  ChangesResolver,
  ViewerResolver,
  AuditEntryResolver,
  PracticeResolver,
  SiteResolver,
  VisitTypeResolver,
  StaffMemberResolver,
  PayerResolver,
  PatientResolver,
  AppointmentResolver,
  AppointmentWritesResolver,
  PatientAppointmentsResolver,
  DisplayResolver,
  RoomResolver,
  RoomTransitionResolver,
  SiteRoomsResolver,
  VisitResolver,
  VisitWritesResolver,
  PatientVisitsResolver,
  StoredFileResolver,
  AuditExportResolver,
  DaySheetResolver,
];
