import {
  AccidentCause,
  AdministrativeGender,
  AttachmentTransmission,
  ClaimDelayReason,
  DrugUnit,
  FilingCode,
  MedicareSecondaryReason,
  SubscriberRelationship,
} from '../../../generated/models.ts';

/** SBR09: the kind of the payer. */
export const filingCodes: Readonly<Record<FilingCode, string>> = {
  [FilingCode.COMMERCIAL]: 'CI',
  [FilingCode.BLUE_CROSS_BLUE_SHIELD]: 'BL',
  [FilingCode.HMO]: 'HM',
  [FilingCode.PPO]: '12',
  [FilingCode.POINT_OF_SERVICE]: '13',
  [FilingCode.EPO]: '14',
  [FilingCode.INDEMNITY]: '15',
  [FilingCode.MEDICARE_ADVANTAGE]: '16',
  [FilingCode.MEDICARE_A]: 'MA',
  [FilingCode.MEDICARE_B]: 'MB',
  [FilingCode.MEDICAID]: 'MC',
  [FilingCode.TRICARE]: 'CH',
  [FilingCode.VETERANS_AFFAIRS]: 'VA',
  [FilingCode.FEDERAL_EMPLOYEES]: 'FI',
  [FilingCode.OTHER_FEDERAL]: 'OF',
  [FilingCode.TITLE_V]: 'TV',
  [FilingCode.WORKERS_COMPENSATION]: 'WC',
  [FilingCode.AUTOMOBILE]: 'AM',
  [FilingCode.LIABILITY]: 'LM',
  [FilingCode.DISABILITY]: 'DS',
  [FilingCode.DENTAL]: '17',
  [FilingCode.OTHER_NON_FEDERAL]: '11',
  [FilingCode.MUTUALLY_DEFINED]: 'ZZ',
};

/** SBR05: why another payer comes before Medicare. */
export const secondaryReasons: Readonly<Record<MedicareSecondaryReason, string>> = {
  [MedicareSecondaryReason.WORKING_AGED]: '12',
  [MedicareSecondaryReason.END_STAGE_RENAL_DISEASE]: '13',
  [MedicareSecondaryReason.NO_FAULT]: '14',
  [MedicareSecondaryReason.WORKERS_COMPENSATION]: '15',
  [MedicareSecondaryReason.FEDERAL_AGENCY]: '16',
  [MedicareSecondaryReason.BLACK_LUNG]: '41',
  [MedicareSecondaryReason.VETERANS_AFFAIRS]: '42',
  [MedicareSecondaryReason.DISABLED]: '43',
  [MedicareSecondaryReason.LIABILITY]: '47',
};

/** PAT01: the patient's relation to the subscriber. */
export const relationshipCodes: Readonly<Record<SubscriberRelationship, string>> = {
  [SubscriberRelationship.SELF]: '18',
  [SubscriberRelationship.SPOUSE]: '01',
  [SubscriberRelationship.CHILD]: '19',
  [SubscriberRelationship.LIFE_PARTNER]: '53',
  [SubscriberRelationship.EMPLOYEE]: '20',
  [SubscriberRelationship.ORGAN_DONOR]: '39',
  [SubscriberRelationship.CADAVER_DONOR]: '40',
  [SubscriberRelationship.OTHER]: 'G8',
  [SubscriberRelationship.UNKNOWN]: '21',
};

/** DMG03. */
export const sexCodes: Readonly<Record<AdministrativeGender, 'F' | 'M' | 'U'>> = {
  [AdministrativeGender.FEMALE]: 'F',
  [AdministrativeGender.MALE]: 'M',
  [AdministrativeGender.OTHER]: 'U',
  [AdministrativeGender.UNKNOWN]: 'U',
};

/** CTP05. */
export const drugUnitCodes: Readonly<Record<DrugUnit, 'F2' | 'GR' | 'ME' | 'ML' | 'UN'>> = {
  [DrugUnit.INTERNATIONAL_UNIT]: 'F2',
  [DrugUnit.GRAM]: 'GR',
  [DrugUnit.MILLIGRAM]: 'ME',
  [DrugUnit.MILLILITER]: 'ML',
  [DrugUnit.UNIT]: 'UN',
};

/** CLM11. */
export const accidentCodes: Readonly<Record<AccidentCause, 'AA' | 'EM' | 'OA'>> = {
  [AccidentCause.AUTOMOBILE]: 'AA',
  [AccidentCause.EMPLOYMENT]: 'EM',
  [AccidentCause.OTHER]: 'OA',
};

/** CLM20. */
export const delayCodes: Readonly<Record<ClaimDelayReason, string>> = {
  [ClaimDelayReason.ELIGIBILITY_UNKNOWN]: '1',
  [ClaimDelayReason.LITIGATION]: '2',
  [ClaimDelayReason.AUTHORIZATION_DELAYED]: '3',
  [ClaimDelayReason.CERTIFICATION_DELAYED]: '4',
  [ClaimDelayReason.FORMS_DELAYED]: '5',
  [ClaimDelayReason.APPLIANCES_DELAYED]: '6',
  [ClaimDelayReason.THIRD_PARTY_DELAYED]: '7',
  [ClaimDelayReason.ELIGIBILITY_DELAYED]: '8',
  [ClaimDelayReason.REJECTED_BEFORE]: '9',
  [ClaimDelayReason.APPROVAL_DELAYED]: '10',
  [ClaimDelayReason.OTHER]: '11',
  [ClaimDelayReason.NATURAL_DISASTER]: '15',
};

/** PWK02. */
export const transmissionCodes: Readonly<Record<AttachmentTransmission, string>> = {
  [AttachmentTransmission.ON_REQUEST]: 'AA',
  [AttachmentTransmission.MAIL]: 'BM',
  [AttachmentTransmission.ELECTRONIC]: 'EL',
  [AttachmentTransmission.E_MAIL]: 'EM',
  [AttachmentTransmission.FILE_TRANSFER]: 'FT',
  [AttachmentTransmission.FAX]: 'FX',
};

/** SBR01, by rank from 1. */
export const responsibilityCode = (rank: number): string => 'PSTABCDEF'.charAt(rank - 1);
