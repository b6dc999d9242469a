import fc from 'fast-check';
import type { ClaimLine } from '../../../src/edi/claim/claim-line.ts';
import type { Address, Name } from '../../../src/edi/claim/party.ts';
import type { ProfessionalClaim } from '../../../src/edi/claim/professional-claim.ts';
import { anyLineAdjudication, anyOtherPayer } from './arbitrary-other-payer.ts';

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const cents = fc.integer({ min: 0, max: 999_999 });
const quantity = fc.integer({ min: 1, max: 9_999_999 }).map((thousandths) => thousandths / 1000);
const digits = (count: number) => fc.stringMatching(new RegExp(`^\\d{${count}}$`));

/** Claims of every shape whose texts are of the given kind; amounts, dates and codes are right. */
export function anyClaim(text: fc.Arbitrary<string>): fc.Arbitrary<ProfessionalClaim> {
  const name: fc.Arbitrary<Name> = fc.oneof(
    fc.record({ kind: fc.constant('ORGANIZATION' as const), name: text }),
    fc.record({
      ...{ kind: fc.constant('PERSON' as const), familyName: text, givenName: maybe(text), middleName: maybe(text) },
      suffix: maybe(fc.constantFrom('JR', 'III')),
    }),
  );
  const address: fc.Arbitrary<Address> = fc.record({
    ...{ line1: text, line2: maybe(text), city: text, state: fc.constant('NY'), postalCode: digits(9) },
    country: fc.constant(null),
  });
  const demographics = fc.record({ address, birthDate: day, sex: fc.constantFrom('F', 'M', 'U') });
  const npi = fc.constantFrom('1234567893', '1679576722', '1588667638');
  const provider = fc.record({ name, npi: maybe(npi) });
  const taxonomyCode = fc.constant('207Q00000X');
  const rendering = fc.record({ name, npi: maybe(npi), taxonomyCode: maybe(taxonomyCode) });
  const contact = fc.record({
    name: maybe(text),
    phone: maybe(digits(10)),
    extension: maybe(digits(3)),
    email: maybe(text),
  });
  const note = fc.record({ kind: fc.constant('ADD' as const), text });
  const drug = fc.record({
    ...{ ndc: digits(11), quantity, unit: fc.constantFrom('F2', 'GR', 'ME', 'ML', 'UN') },
    prescriptionNumber: maybe(text),
  });
  const line: fc.Arbitrary<ClaimLine> = fc.record({
    controlNumber: text,
    procedure: fc.stringMatching(/^[A-V]\d{4}$/),
    modifiers: fc.array(fc.stringMatching(/^[A-Z0-9]{2}$/), { maxLength: 4 }),
    description: maybe(text),
    ...{ charge: cents, unit: fc.constantFrom('UN', 'MJ'), units: quantity, placeOfService: maybe(digits(2)) },
    diagnosisPointers: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }),
    ...{
      serviceDate: day,
      serviceDateTo: maybe(day),
      priorAuthorizationNumber: maybe(text),
      referralNumber: maybe(text),
    },
    ...{ cliaNumber: maybe(text), note: maybe(note), drug: maybe(drug) },
    ...{ renderingProvider: maybe(rendering), orderingProvider: maybe(provider) },
    adjudications: fc.array(anyLineAdjudication(text), { maxLength: 2 }),
  });
  const insured = fc.record({
    responsibility: fc.constantFrom('P', 'S', 'T'),
    ...{ groupNumber: maybe(text), groupName: maybe(text), insuranceType: maybe(fc.constantFrom('12', '47')) },
    ...{ filingCode: maybe(fc.constantFrom('CI', 'MB')), memberId: text, name, demographics: maybe(demographics) },
  });
  const dependent = fc.record({ relationship: fc.constantFrom('01', '19', 'G8'), name, demographics });
  const claim = fc.record({
    patientControlNumber: fc.stringMatching(/^[A-Z0-9]{1,20}$/),
    ...{ frequency: fc.constantFrom('1', '7', '8'), payerControlNumber: maybe(text), placeOfService: digits(2) },
    ...{ isProviderSignatureOnFile: fc.boolean(), acceptsAssignment: fc.constantFrom('A', 'B', 'C') },
    ...{ benefitsAssigned: fc.constantFrom('Y', 'N', 'W'), releaseOfInformation: fc.constantFrom('Y', 'I') },
    patientSignatureSource: fc.constantFrom('P', null),
    accident: maybe(
      fc.record({
        causes: fc.uniqueArray(fc.constantFrom('AA', 'EM', 'OA'), { minLength: 1, maxLength: 3 }),
        ...{ state: maybe(fc.constant('NY')), date: maybe(day) },
      }),
    ),
    ...{ delayReason: maybe(fc.constantFrom('1', '11')), onsetDate: maybe(day), lastMenstrualPeriod: maybe(day) },
    ...{ admissionDate: maybe(day), dischargeDate: maybe(day) },
    attachments: fc.array(
      fc.record({ type: fc.constant('OZ'), transmission: fc.constant('EL'), controlNumber: maybe(text) }),
      { maxLength: 3 },
    ),
    ...{ patientPaid: maybe(cents), referralNumber: maybe(text), priorAuthorizationNumber: maybe(text) },
    ...{ cliaNumber: maybe(text), clearinghouseClaimNumber: maybe(text), medicalRecordNumber: maybe(text) },
    note: maybe(note),
    diagnoses: fc.array(fc.stringMatching(/^[A-Z]\d[0-9A-Z]{1,5}$/), { minLength: 1, maxLength: 12 }),
    billingProvider: fc.record({
      ...{ name, npi, taxonomyCode: maybe(taxonomyCode), taxIdKind: fc.constantFrom('EIN', 'SSN') },
      ...{ taxId: digits(9), address, contact: maybe(contact) },
    }),
    ...{ payTo: maybe(address), subscriber: insured, patient: maybe(dependent) },
    payer: fc.record({ name: text, idKind: fc.constantFrom('PI', 'XV'), id: text, address: maybe(address) }),
    ...{ referringProvider: maybe(provider), renderingProvider: rendering, supervisingProvider: maybe(provider) },
    serviceFacility: maybe(fc.record({ name: text, npi: maybe(npi), address })),
    otherPayers: fc.array(anyOtherPayer(text, { name, address }), { maxLength: 2 }),
    lines: fc.array(line, { minLength: 1, maxLength: 3 }),
  });
  return claim.chain((made) => {
    const total = made.lines.reduce((sum, { charge }) => sum + charge, 0);
    const whole = { ...made, total } as ProfessionalClaim;
    // The patient alone has an address and a birth date.
    if (made.patient) return fc.constant({ ...whole, subscriber: { ...whole.subscriber, demographics: null } });
    return demographics.map(
      (own) => ({ ...whole, subscriber: { ...whole.subscriber, demographics: own } }) as ProfessionalClaim,
    );
  });
}
