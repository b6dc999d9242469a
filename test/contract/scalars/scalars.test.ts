import fc from 'fast-check';
import type { GraphQLScalarType } from 'graphql';
import { expect, test } from 'vitest';
import { DateScalar } from '../../../src/contract/scalars/date.scalar.ts';
import { DateTimeScalar } from '../../../src/contract/scalars/date-time.scalar.ts';
import { DurationScalar } from '../../../src/contract/scalars/duration.scalar.ts';
import { EmailScalar } from '../../../src/contract/scalars/email.scalar.ts';
import { EventCursorScalar } from '../../../src/contract/scalars/event-cursor.scalar.ts';
import { LocalTimeScalar } from '../../../src/contract/scalars/local-time.scalar.ts';
import { MoneyScalar } from '../../../src/contract/scalars/money.scalar.ts';
import { PhoneScalar } from '../../../src/contract/scalars/phone.scalar.ts';

test.each<[GraphQLScalarType, string, unknown]>([
  [DateTimeScalar, '2026-11-21T03:30:00-05:00', new Date('2026-11-21T08:30:00Z')],
  [DateScalar, '2024-02-29', '2024-02-29'],
  [LocalTimeScalar, '23:59', '23:59'],
  [DurationScalar, 'PT1H30M', 5400],
  [DurationScalar, 'P1D', 86_400],
  [MoneyScalar, '128.50', 12_850n],
  [MoneyScalar, '-0.05', -5n],
  [EventCursorScalar, `${'a'.repeat(32)}.17`, `${'a'.repeat(32)}.17`],
  [EmailScalar, ' Desk@Example.ORG ', 'desk@example.org'],
  [PhoneScalar, '+1 (617) 555-0123', '+16175550123'],
  [PhoneScalar, '+1 617 555 0123 ext. 12', '+16175550123;ext=12'],
  [PhoneScalar, '+16175550123;ext=12', '+16175550123;ext=12'],
  [PhoneScalar, ' (617) 555-0123 ', '(617) 555-0123'],
  [PhoneScalar, '+44 20 7946 0958', '+442079460958'],
])('%s takes %s', (scalar, typed, held) => {
  expect(scalar.parseValue(typed)).toEqual(held);
});

test.each<[GraphQLScalarType, unknown]>([
  [DateTimeScalar, '2026-11-21T08:30:00'],
  [DateTimeScalar, '2026-13-01T00:00:00Z'],
  [DateTimeScalar, '2026-02-30T09:00:00Z'],
  [DateTimeScalar, '2026-11-21T24:00:00Z'],
  [DateTimeScalar, 1_795_000_000_000],
  [DateTimeScalar, '0000-12-31T23:59:59Z'],
  [DateTimeScalar, '0001-01-01T00:00:00+01:00'],
  [DateTimeScalar, '9999-12-31T23:59:59-01:00'],
  [DateScalar, '2023-02-29'],
  [DateScalar, '0000-01-01'],
  [DateScalar, '2026-11-21T00:00:00Z'],
  [LocalTimeScalar, '24:01'],
  [LocalTimeScalar, '8:30'],
  [DurationScalar, 'P1M'],
  [DurationScalar, 'PT0.5S'],
  [MoneyScalar, 128.5],
  [MoneyScalar, '1.005'],
  [MoneyScalar, '1e3'],
  [EventCursorScalar, '17'],
  [EmailScalar, 'nobody'],
  [EmailScalar, `${'x'.repeat(250)}@example.org`],
  [PhoneScalar, '55'],
  [PhoneScalar, 'call me'],
  [PhoneScalar, '+1 123 456 7890'],
  [PhoneScalar, '+1 555 555 5555'],
  [PhoneScalar, '+999 123'],
])('%s refuses %s and says what it takes', (scalar, typed) => {
  expect(() => scalar.parseValue(typed)).toThrow(/such as|as a|unchanged|number in/);
});

test('money keeps every cent', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -999_999_999_999_999n, max: 999_999_999_999_999n }), (cents) => {
      expect(MoneyScalar.parseValue(MoneyScalar.serialize(cents))).toBe(cents);
    }),
  );
});

test('durations are read and written unchanged', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), (seconds) => {
      expect(DurationScalar.parseValue(DurationScalar.serialize(seconds))).toBe(seconds);
    }),
  );
});
