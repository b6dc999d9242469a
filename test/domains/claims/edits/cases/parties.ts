import { aClaim, address, organization, person } from '../../../../edi/kit/a-claim.ts';
import { type Examples, finds, passes } from '../kit/example.ts';

const { billingProvider, subscriber, payer } = aClaim();
const route = { submitterId: 'S', receiverId: 'R', payerNumber: '12345', takesClaims: true, enrolment: null };
const facility = { name: 'EXAMPLE HOSPITAL', npi: '1588667638', address: address('3 OAK ST', '122081234') };
const billing = (changes: Partial<typeof billingProvider>) => ({ billingProvider: { ...billingProvider, ...changes } });
const known = (isActive: boolean, kind: 'PERSON' | 'ORGANIZATION') => ({
  registeredProviders: new Map([['1234567893', { isActive, kind }]]),
});

export const parties: Examples = {
  'npi-form': [
    finds('a wrong check digit', billing({ npi: '1234567890' }), {}, 'ERROR billingProvider.npi'),
    finds(
      'an NPI that begins with 3',
      { serviceFacility: { ...facility, npi: '3234567890' } },
      {},
      'ERROR serviceFacility.npi',
    ),
    passes('right check digits'),
  ],
  'npi-registry': [
    finds('a deactivated NPI', {}, known(false, 'ORGANIZATION'), 'WARNING billingProvider.npi'),
    finds("a person's NPI for a group", {}, known(true, 'PERSON'), 'WARNING billingProvider.npi'),
    passes('an active one of a group', {}, known(true, 'ORGANIZATION')),
    passes('a registry that was not imported'),
  ],
  'taxonomy-code': [
    finds('nine characters', billing({ taxonomyCode: '207Q0000X' }), {}, 'ERROR billingProvider.taxonomyCode'),
    finds(
      'codes of another list',
      {},
      { taxonomyCodes: new Set(['208D00000X']) },
      ...['ERROR billingProvider.taxonomyCode', 'ERROR renderingProvider.taxonomyCode'],
    ),
    passes('a code of the list', {}, { taxonomyCodes: new Set(['207Q00000X']) }),
  ],
  'tax-id': [
    finds('a hyphen', billing({ taxId: '14-1234567' }), {}, 'ERROR billingProvider.taxId'),
    finds('nine nines', billing({ taxId: '999999999' }), {}, 'ERROR billingProvider.taxId'),
    finds(
      'an organization with a social security number',
      billing({ taxIdKind: 'SSN' }),
      {},
      'ERROR billingProvider.taxId',
    ),
    passes('nine digits of an employer'),
    passes('a person with a social security number', billing({ taxIdKind: 'SSN', name: person('DOE', 'JO') })),
  ],
  'billing-street': [
    ...['PO BOX 12', 'P.O. Box 12', 'Lockbox 7', '1 MAIN ST PMB 4', 'BOX 9'].map((line1) =>
      finds(line1, billing({ address: address(line1, '122071234') }), {}, 'ERROR billingProvider.address.line1'),
    ),
    passes('a street', billing({ address: address('12 BOXWOOD RD', '122071234') })),
  ],
  'postal-codes': [
    finds(
      'five digits of the practice',
      billing({ address: address('1 MAIN ST', '12207') }),
      {},
      'ERROR billingProvider.address.postalCode',
    ),
    finds(
      'a ZIP code of California in New York',
      billing({ address: address('1 MAIN ST', '900011234') }),
      {},
      'WARNING billingProvider.address.postalCode',
    ),
    finds('none of the pay-to address', { payTo: address('1 MAIN ST', '') }, {}, 'ERROR payTo.postalCode'),
    passes('nine digits of practice and facility', { serviceFacility: facility }),
    passes('another country', billing({ address: { ...address('1 MAIN ST', 'H3Z 2Y7'), country: 'CA' } })),
  ],
  'claim-route': [
    finds('no id of the payer', { payer: { ...payer, id: ' ' } }, {}, 'ERROR payer.id'),
    finds('no enrolment', {}, { route }, 'ERROR payer.id'),
    finds(
      'an enrolment that begins later',
      {},
      { route: { ...route, enrolment: { from: '2026-05-01', to: null } } },
      'ERROR payer.id',
    ),
    finds(
      'a payer that takes no claims here',
      {},
      { route: { ...route, takesClaims: false, enrolment: 'NOT_NEEDED' } },
      'ERROR payer.id',
    ),
    finds(
      'another id at the clearinghouse',
      {},
      { route: { ...route, payerNumber: '54321', enrolment: 'NOT_NEEDED' } },
      'ERROR payer.id',
    ),
    finds('no submitter', {}, { route: { ...route, submitterId: '', enrolment: 'NOT_NEEDED' } }, 'ERROR payer.id'),
    passes('an enrolment that holds', {}, { route: { ...route, enrolment: { from: '2026-01-01', to: null } } }),
  ],
  'subscriber-and-patient': [
    finds(
      'a subscriber without address',
      { subscriber: { ...subscriber, demographics: null } },
      {},
      'ERROR subscriber.demographics',
    ),
    ...['18', '99'].map((relationship) =>
      finds(
        `a dependent who is ${relationship}`,
        {
          subscriber: { ...subscriber, demographics: null },
          patient: { relationship, name: person('DOE', 'JIM'), demographics: dependentOf() },
        },
        {},
        'ERROR patient.relationship',
      ),
    ),
    finds(
      'demographics of both',
      { patient: { relationship: '19', name: person('DOE', 'JIM'), demographics: dependentOf() } },
      {},
      'ERROR subscriber.demographics',
    ),
    passes('a child', {
      subscriber: { ...subscriber, demographics: null },
      patient: { relationship: '19', name: person('DOE', 'JIM'), demographics: dependentOf() },
    }),
  ],
  'birth-and-sex': [
    finds('a birth after the visit', born('2026-03-03'), {}, 'ERROR subscriber.demographics.birthDate'),
    finds('no day', born('1980-02-30'), {}, 'ERROR subscriber.demographics.birthDate'),
    finds('150 years', born('1876-03-02'), {}, 'ERROR subscriber.demographics.birthDate'),
    passes('149 years', born('1876-03-03')),
    passes('the day of birth', born('2026-03-02')),
  ],
  'rendering-provider': [
    finds('a group without one', { renderingProvider: null }, {}, 'ERROR renderingProvider'),
    finds('no enrolment', {}, { enrolments: new Map() }, 'ERROR renderingProvider'),
    finds(
      'an enrolment that ended',
      {},
      { enrolments: new Map([['1679576722', [{ from: '2020-01-01', to: '2026-03-01' }]]]) },
      'ERROR renderingProvider',
    ),
    passes('an enrolled one', {}, { enrolments: new Map([['1679576722', [{ from: '2020-01-01', to: null }]]]) }),
    passes('a person who bills', { renderingProvider: null, ...billing({ name: person('KILDARE', 'BEN') }) }),
  ],
  referral: [
    finds('none, of a plan that needs one', {}, { needsReferral: true }, 'ERROR referralNumber'),
    finds('a number without a provider', { referralNumber: 'R1' }, {}, 'ERROR referringProvider'),
    finds(
      'an organization that is the rendering provider',
      { referringProvider: { name: organization('X'), npi: '1679576722' } },
      {},
      ...['ERROR referringProvider.name', 'ERROR referringProvider.npi'],
    ),
    passes(
      'another person',
      { referralNumber: 'R1', referringProvider: { name: person('HOUSE', 'G'), npi: '1588667638' } },
      { needsReferral: true },
    ),
    passes('none, of a plan that needs none', {}, { needsReferral: false }),
  ],
  'supervising-provider': [
    finds('none, incident to', {}, { isIncidentTo: true }, 'WARNING supervisingProvider'),
    finds(
      'the rendering one',
      { supervisingProvider: { name: person('KILDARE', 'BEN'), npi: '1679576722' } },
      {},
      'WARNING supervisingProvider.npi',
    ),
    passes(
      'another',
      { supervisingProvider: { name: person('HOUSE', 'G'), npi: '1588667638' } },
      { isIncidentTo: true },
    ),
  ],
};

function dependentOf() {
  return { address: address('2 ELM ST', '12208'), birthDate: '2015-01-01', sex: 'M' as const };
}

function born(birthDate: string) {
  const { demographics } = subscriber;
  return { subscriber: { ...subscriber, demographics: demographics && { ...demographics, birthDate } } };
}
