import { accident } from '../edits/accident.ts';
import { billingStreet } from '../edits/billing-street.ts';
import { birthAndSex } from '../edits/birth-and-sex.ts';
import { charges } from '../edits/charges.ts';
import { claimRoute } from '../edits/claim-route.ts';
import { controlNumbers } from '../edits/control-numbers.ts';
import { coverageDates } from '../edits/coverage-dates.ts';
import { coverageOrder } from '../edits/coverage-order.ts';
import { diagnosisExcludes } from '../edits/diagnosis-excludes.ts';
import { diagnosisList } from '../edits/diagnosis-list.ts';
import { diagnosisPatient } from '../edits/diagnosis-patient.ts';
import { diagnosisPointers } from '../edits/diagnosis-pointers.ts';
import { diagnosisValid } from '../edits/diagnosis-valid.ts';
import { drugCode } from '../edits/drug-code.ts';
import { duplicateClaim } from '../edits/duplicate-claim.ts';
import { duplicateLine } from '../edits/duplicate-line.ts';
import { eligibilityChecked } from '../edits/eligibility-checked.ts';
import { frequencyLimit } from '../edits/frequency-limit.ts';
import { hold } from '../edits/hold.ts';
import { illnessDates } from '../edits/illness-dates.ts';
import { laboratoryCertificate } from '../edits/laboratory-certificate.ts';
import { medicareSecondary } from '../edits/medicare-secondary.ts';
import { memberId } from '../edits/member-id.ts';
import { modifierList } from '../edits/modifier-list.ts';
import { modifierRelations } from '../edits/modifier-relations.ts';
import { newPatient } from '../edits/new-patient.ts';
import { npiForm } from '../edits/npi-form.ts';
import { npiRegistry } from '../edits/npi-registry.ts';
import { patientPaid } from '../edits/patient-paid.ts';
import { placeOfService } from '../edits/place-of-service.ts';
import { postalCodes } from '../edits/postal-codes.ts';
import { principalDiagnosis } from '../edits/principal-diagnosis.ts';
import { priorAuthorization } from '../edits/prior-authorization.ts';
import { priorPayments } from '../edits/prior-payments.ts';
import { procedureCode } from '../edits/procedure-code.ts';
import { procedurePairs } from '../edits/procedure-pairs.ts';
import { referral } from '../edits/referral.ts';
import { renderingProvider } from '../edits/rendering-provider.ts';
import { replacement } from '../edits/replacement.ts';
import { serviceDates } from '../edits/service-dates.ts';
import { statedConsents } from '../edits/stated-consents.ts';
import { subscriberAndPatient } from '../edits/subscriber-and-patient.ts';
import { supervisingProvider } from '../edits/supervising-provider.ts';
import { taxId } from '../edits/tax-id.ts';
import { taxonomyCode } from '../edits/taxonomy-code.ts';
import { telehealth } from '../edits/telehealth.ts';
import { timelyFiling } from '../edits/timely-filing.ts';
import { unitsOfService } from '../edits/units-of-service.ts';
import { unlistedProcedure } from '../edits/unlisted-procedure.ts';
import { writableText } from '../edits/writable-text.ts';
import type { Edit } from './edit.ts';

/** The catalogue, by number. */
export const edits: readonly Edit[] = [
  npiForm,
  npiRegistry,
  taxonomyCode,
  taxId,
  billingStreet,
  postalCodes,
  claimRoute,
  memberId,
  eligibilityChecked,
  subscriberAndPatient,
  birthAndSex,
  coverageDates,
  coverageOrder,
  serviceDates,
  timelyFiling,
  diagnosisList,
  diagnosisValid,
  principalDiagnosis,
  diagnosisExcludes,
  diagnosisPatient,
  diagnosisPointers,
  procedureCode,
  unlistedProcedure,
  modifierList,
  modifierRelations,
  telehealth,
  placeOfService,
  newPatient,
  unitsOfService,
  procedurePairs,
  charges,
  duplicateLine,
  duplicateClaim,
  replacement,
  priorAuthorization,
  referral,
  renderingProvider,
  supervisingProvider,
  laboratoryCertificate,
  drugCode,
  accident,
  illnessDates,
  controlNumbers,
  writableText,
  priorPayments,
  medicareSecondary,
  statedConsents,
  patientPaid,
  hold,
  frequencyLimit,
];
