import type { Name } from '../../../edi/claim/party.ts';
import type { EligibilityQuestion } from '../../../edi/eligibility/write-270.ts';
import { AdministrativeGender, TaxIdKind } from '../../../generated/models.ts';
import type { ClearinghouseRow } from '../../claims/clearinghouse.entity.ts';
import type { PatientRow } from '../../patients/patient.entity.ts';
import type { PracticeRow } from '../../practice/practice.entity.ts';
import type { CoverageRow } from '../coverage.entity.ts';
import type { PayerRow } from '../payer.entity.ts';
import type { PayerRouteRow } from '../payer-route.entity.ts';
import { subscriberOf } from '../subscriber-facts.ts';

/** A question about one coverage on one day. */
export interface Question {
  coverage: CoverageRow;
  serviceDate: string;
  serviceTypes: readonly string[];
  /** The site of the patient's appointment on that day. */
  siteId: string | null;
  /** 1 for the first try. */
  attempt: number;
}

/** The facts that a question is written from. */
export interface QuestionFacts {
  practice: PracticeRow;
  patient: PatientRow;
  payer: PayerRow;
  route: PayerRouteRow;
  clearinghouse: ClearinghouseRow;
}

export function questionOf(
  { coverage, serviceDate, serviceTypes }: Question,
  { practice, patient, payer, route, clearinghouse }: QuestionFacts,
  trace: string,
): EligibilityQuestion {
  const person = insured(patient);
  const subscriber = subscriberOf(coverage);
  const { memberId, groupNumber = null } = coverage;
  return {
    trace,
    origin: originOf(practice, clearinghouse),
    payer: { name: payer.name, idKind: 'PI', id: route.payerNumber },
    provider: { name: { kind: 'ORGANIZATION', name: practice.name }, npi: practice.npi ?? '' },
    subscriber: { ...(subscriber ? insured(subscriber) : person), memberId, groupNumber },
    dependent: subscriber ? person : null,
    ...{ serviceDate, serviceTypes },
  };
}

interface Person {
  givenName: string;
  familyName: string;
  birthDate: string;
  gender: AdministrativeGender;
}

export function insured({
  givenName,
  familyName,
  birthDate,
  gender,
}: Person): EligibilityQuestion['dependent'] & object {
  const name: Name = { kind: 'PERSON', familyName, givenName, middleName: null, suffix: null };
  return { name, birthDate, sex: sexes[gender] };
}

const sexes = {
  [AdministrativeGender.FEMALE]: 'F',
  [AdministrativeGender.MALE]: 'M',
  [AdministrativeGender.OTHER]: null,
  [AdministrativeGender.UNKNOWN]: null,
} as const;

/** TRN03 has ten characters: the employer's number, or the one that the clearinghouse assigned. */
export function originOf({ taxId, taxIdKind }: PracticeRow, { sender }: ClearinghouseRow): string {
  const digits = taxId?.replaceAll('-', '');
  return digits && taxIdKind === TaxIdKind.EIN ? `1${digits}` : `9${sender.slice(0, 9).padEnd(9, '0')}`;
}
