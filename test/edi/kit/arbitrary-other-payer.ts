import fc from 'fast-check';
import type { AdjustmentGroup, LineAdjudication, OtherPayer } from '../../../src/edi/claim/other-payer.ts';
import type { Address, Name } from '../../../src/edi/claim/party.ts';

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const cents = fc.integer({ min: -999_999, max: 999_999 });
const quantity = fc.integer({ min: 1, max: 9_999_999 }).map((thousandths) => thousandths / 1000);

const adjustments: fc.Arbitrary<AdjustmentGroup[]> = fc.uniqueArray(
  fc.record({
    group: fc.constantFrom('CO' as const, 'OA' as const, 'PI' as const, 'PR' as const),
    reasons: fc.array(
      fc.record({ reason: fc.constantFrom('1', '45', '253', 'B16'), cents, quantity: maybe(quantity) }),
      { minLength: 1, maxLength: 6 },
    ),
  }),
  { selector: ({ group }) => group, maxLength: 4 },
);

/** Decisions of an earlier payer about a line, whose texts are of the given kind. */
export const anyLineAdjudication = (text: fc.Arbitrary<string>): fc.Arbitrary<LineAdjudication> =>
  fc.record({
    ...{ payerId: text, paid: cents, procedure: fc.stringMatching(/^[A-V]\d{4}$/) },
    modifiers: fc.array(fc.stringMatching(/^[A-Z0-9]{2}$/), { maxLength: 4 }),
    ...{ units: quantity, adjustments, adjudicatedOn: day, patientLiability: maybe(cents) },
  });

/** Earlier payers whose texts are of the given kind. */
export const anyOtherPayer = (
  text: fc.Arbitrary<string>,
  { name, address }: { name: fc.Arbitrary<Name>; address: fc.Arbitrary<Address> },
): fc.Arbitrary<OtherPayer> =>
  fc.record({
    ...{ responsibility: fc.constantFrom('P', 'S'), relationship: fc.constantFrom('18', '19') },
    ...{ groupNumber: maybe(text), groupName: maybe(text), insuranceType: maybe(fc.constantFrom('12', '47')) },
    ...{ filingCode: maybe(fc.constantFrom('CI', 'MB')), adjustments, paid: maybe(cents) },
    ...{ patientLiability: maybe(cents), benefitsAssigned: fc.constantFrom('Y' as const, 'N' as const) },
    ...{ patientSignatureSource: fc.constantFrom('P' as const, null) },
    releaseOfInformation: fc.constantFrom('Y' as const, 'I' as const),
    remarks: fc.array(fc.constantFrom('MA01', 'N130'), { maxLength: 5 }),
    subscriber: fc.record({ name, memberId: text, address: maybe(address) }),
    payer: fc.record({ name: text, idKind: fc.constantFrom('PI', 'XV'), id: text, address: maybe(address) }),
    ...{ adjudicatedOn: maybe(day), payerControlNumber: maybe(text) },
  }) as fc.Arbitrary<OtherPayer>;
