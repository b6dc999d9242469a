import { AdministrativeGender, DrugUnit, FilingCode, SubscriberRelationship } from '../../../generated/models.ts';

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

/** SBR01, by rank from 1. */
export const responsibilityCode = (rank: number): string => 'PSTABCDEF'.charAt(rank - 1);
