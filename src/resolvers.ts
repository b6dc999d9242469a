import { AuditEntryResolver, ViewerResolver } from './access/access.resolver.ts';
import { DisplayResolver } from './domains/displays/display.resolver.ts';
import { PayerResolver, VisitPayerResolver } from './domains/insurance/payer.resolver.ts';
import { PatientResolver } from './domains/patients/patient.resolver.ts';
import { PracticeResolver, SiteResolver, VisitTypeResolver } from './domains/practice/practice.resolver.ts';
import { StaffMemberResolver } from './domains/staff/staff.resolver.ts';
import { NodeResolver } from './query/node.resolver.ts';

/** Every resolver class, by domain. */
export const resolvers = [
  NodeResolver,
  ViewerResolver,
  AuditEntryResolver,
  PracticeResolver,
  SiteResolver,
  VisitTypeResolver,
  StaffMemberResolver,
  PayerResolver,
  VisitPayerResolver,
  PatientResolver,
  DisplayResolver,
];
