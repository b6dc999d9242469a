import { toTypeId } from '../../../contract/type-id.ts';
import type { ClaimLine } from '../../../edi/claim/claim-line.ts';
import type { ProfessionalClaim } from '../../../edi/claim/professional-claim.ts';
import { RuleField } from '../../../generated/models.ts';
import { ageOn, daysBetween } from '../scrub/days.ts';

/** A claim as it would be frozen, with what the snapshot does not say. */
export interface RuleSubject {
  claim: ProfessionalClaim;
  payerId: string;
  /** The day at the practice. */
  today: string;
}

type Values = readonly (string | null | undefined)[];

interface FieldKind {
  /** Values are compared as texts, or as one number; money is compared in cents. */
  kind: 'TEXT' | 'NUMBER' | 'MONEY' | 'PAYER';
  /** The form of a value, as a person writes it. */
  form: RegExp;
  hint: string;
  /** As files write it. */
  written?(value: string): string;
}

interface ClaimField extends FieldKind {
  of: 'CLAIM';
  read(subject: RuleSubject): Values | number | null;
}

interface LineField extends FieldKind {
  of: 'LINE';
  read(line: ClaimLine, subject: RuleSubject): Values | number | null;
}

const text = { kind: 'TEXT', form: /^.{1,40}$/u, hint: '1 to 40 characters' } as const;
const whole = { kind: 'NUMBER', form: /^\d{1,6}$/, hint: 'a whole number such as 30' } as const;
const money = { kind: 'MONEY', form: /^\d{1,7}(\.\d{2})?$/, hint: 'an amount such as 250.00' } as const;
const capitals = { written: (value: string) => value.toUpperCase() };
const code = (form: RegExp, hint: string) => ({ kind: 'TEXT' as const, form, hint, ...capitals });
const npi = { kind: 'TEXT', form: /^\d{1,10}$/, hint: 'an NPI of ten digits, or its beginning' } as const;
const diagnosis = {
  ...code(/^[A-Z]\d[0-9A-Z.]{0,6}$/i, 'a diagnosis such as E11.9, or its beginning'),
  written: (value: string) => value.toUpperCase().replace('.', ''),
};

/** Every field that a rule may ask about. */
export const ruleFields: Readonly<Record<RuleField, ClaimField | LineField>> = {
  [RuleField.PAYER]: {
    of: 'CLAIM',
    ...{ kind: 'PAYER', form: /^payer_/, hint: 'the id of a payer' },
    read: ({ payerId }) => [toTypeId('Payer', payerId)],
  },
  [RuleField.FILING_CODE]: {
    of: 'CLAIM',
    ...code(/^[A-Z0-9]{2}$/i, 'two letters or digits such as MB'),
    read: ({ claim }) => [claim.subscriber.filingCode],
  },
  [RuleField.MEMBER_ID]: { of: 'CLAIM', ...text, read: ({ claim }) => [claim.subscriber.memberId] },
  [RuleField.GROUP_NUMBER]: { of: 'CLAIM', ...text, read: ({ claim }) => [claim.subscriber.groupNumber] },
  [RuleField.PATIENT_AGE]: { of: 'CLAIM', ...whole, read: ageOf },
  [RuleField.PATIENT_SEX]: {
    of: 'CLAIM',
    ...code(/^[FMU]$/i, 'F, M or U'),
    read: ({ claim }) => [(claim.patient ?? claim.subscriber).demographics?.sex],
  },
  [RuleField.DIAGNOSIS]: { of: 'CLAIM', ...diagnosis, read: ({ claim }) => claim.diagnoses },
  [RuleField.PRINCIPAL_DIAGNOSIS]: { of: 'CLAIM', ...diagnosis, read: ({ claim }) => claim.diagnoses.slice(0, 1) },
  [RuleField.TOTAL]: { of: 'CLAIM', ...money, read: ({ claim }) => claim.total },
  [RuleField.DAYS_SINCE_SERVICE]: {
    of: 'CLAIM',
    ...whole,
    read: (subject) => daysBetween(firstDay(subject), subject.today),
  },
  [RuleField.PRIOR_AUTHORIZATION]: { of: 'CLAIM', ...text, read: ({ claim }) => [claim.priorAuthorizationNumber] },
  [RuleField.REFERRING_NPI]: { of: 'CLAIM', ...npi, read: ({ claim }) => [claim.referringProvider?.npi] },
  [RuleField.PROCEDURE]: {
    of: 'LINE',
    ...code(/^[A-Z0-9]{1,5}$/i, 'a procedure such as J1885, or its beginning'),
    read: ({ procedure }) => [procedure],
  },
  [RuleField.MODIFIER]: {
    of: 'LINE',
    ...code(/^[A-Z0-9]{2}$/i, 'two letters or digits such as 25'),
    read: ({ modifiers }) => modifiers,
  },
  [RuleField.UNITS]: {
    of: 'LINE',
    ...{ kind: 'NUMBER', form: /^\d{1,6}(\.\d{1,3})?$/, hint: 'a number such as 2 or 0.5' },
    read: ({ units }) => units,
  },
  [RuleField.CHARGE]: { of: 'LINE', ...money, read: ({ charge }) => charge },
  [RuleField.PLACE_OF_SERVICE]: {
    of: 'LINE',
    ...code(/^\d{2}$/, 'two digits such as 11'),
    read: ({ placeOfService }, { claim }) => [placeOfService ?? claim.placeOfService],
  },
  [RuleField.RENDERING_NPI]: {
    of: 'LINE',
    ...npi,
    read: ({ renderingProvider }, { claim }) => [(renderingProvider ?? claim.renderingProvider)?.npi],
  },
};

function firstDay({ claim }: RuleSubject): string {
  return claim.lines.reduce((day, { serviceDate }) => (serviceDate < day ? serviceDate : day), '9999-12-31');
}

/** Whole years on the first day of service. */
function ageOf(subject: RuleSubject): number | null {
  const { claim } = subject;
  const born = (claim.patient ?? claim.subscriber).demographics?.birthDate;
  return born ? ageOn(born, firstDay(subject)) : null;
}
