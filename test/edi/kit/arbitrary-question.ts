import fc from 'fast-check';
import type { AuthorizationQuestion } from '../../../src/edi/authorization/authorization-question.ts';
import type { Name } from '../../../src/edi/claim/party.ts';

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const nameOf = (text: fc.Arbitrary<string>): fc.Arbitrary<Name> =>
  fc.oneof(
    fc.record({ kind: fc.constant('ORGANIZATION' as const), name: text }),
    fc.record({
      ...{ kind: fc.constant('PERSON' as const), familyName: text, givenName: maybe(text) },
      ...{ middleName: fc.constant(null), suffix: fc.constant(null) },
    }),
  );
/** Requests of every shape whose texts are of the given kind; codes and dates are right. */
export function anyQuestion(text: fc.Arbitrary<string>): fc.Arbitrary<AuthorizationQuestion> {
  const anyName = nameOf(text);
  const someone = { name: anyName, birthDate: maybe(day), sex: fc.constantFrom('F' as const, 'M' as const, null) };
  return fc.record({
    ...{ trace: text, origin: fc.constant('9SUB770000'), category: fc.constantFrom('HS', 'SC') },
    ...{ certification: fc.constantFrom('I', 'R'), serviceType: maybe(fc.constantFrom('1', '98')) },
    placeOfService: maybe(fc.constantFrom('11', '22')),
    payer: fc.record({ name: text, idKind: fc.constantFrom('PI', 'XV'), id: text }),
    provider: fc.record({ name: anyName, npi: fc.constant('1234567893') }),
    subscriber: fc.record({ ...someone, memberId: text }),
    dependent: maybe(fc.record({ ...someone, relationship: fc.constantFrom('01', '19') })),
    ...{ from: day, to: day },
    diagnoses: fc.array(fc.stringMatching(/^[A-Z]\d[0-9A-Z]{1,5}$/), { maxLength: 12 }),
    referringProvider: maybe(fc.record({ name: anyName, npi: maybe(fc.constant('1003000126')) })),
    services: fc.array(
      fc
        .record({
          ...{ trace: text, serviceType: maybe(fc.constantFrom('1', '98')) },
          procedure: maybe(fc.stringMatching(/^[A-V]\d{4}$/)),
          units: fc.integer({ min: 1, max: 9_999 }),
          unit: fc.constantFrom('VS' as const, 'UN' as const),
        })
        .map((service) => (service.procedure ? service : { ...service, unit: 'VS' as const })),
      { maxLength: 3 },
    ),
  }) as fc.Arbitrary<AuthorizationQuestion>;
}
