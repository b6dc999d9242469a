import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDate, readTime, writtenDate } from '../../src/edi/values/dates.ts';
import { isNpi } from '../../src/edi/values/npi.ts';
import { readCents, readQuantity, writtenCents, writtenQuantity } from '../../src/edi/values/numbers.ts';

test('amounts are written without zeros at their ends, and read back to the cent', () => {
  expect([18_000, 1250, 5, 0, -905, 100_001].map(writtenCents)).toEqual([
    '180',
    '12.5',
    '0.05',
    '0',
    '-9.05',
    '1000.01',
  ]);
  fc.assert(
    fc.property(fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }), (cents) => {
      expect(readCents(writtenCents(cents) ?? '')).toBe(cents);
    }),
  );
  expect([0.5, Number.NaN, 1e12].map(writtenCents)).toEqual([null, null, null]);
});

test('amounts of payers are read as they come; anything else is no amount', () => {
  expect(['34.00', '5.5', '.5', '-9.00', '007', '1.', '12.3400', '-.05'].map(readCents)).toEqual([
    3400, 550, 50, -900, 700, 100, 1234, -5,
  ]);
  for (const text of ['', '-', '.', '1.234', '1,000', '1e3', '0x1', '--1', '1.2.3', 'ABC', ' 1', '99999999999999999'])
    expect(readCents(text)).toBeNull();
});

test('quantities have at most three decimals when they are written', () => {
  expect([1, 2.5, 0.125, 1 / 3, 1e21].map(writtenQuantity)).toEqual(['1', '2.5', '0.125', null, null]);
  expect(['1', '1.0', '.5', '1.', '-1', '', 'x', '1e3'].map(readQuantity)).toEqual([
    1,
    1,
    0.5,
    1,
    -1,
    null,
    null,
    null,
  ]);
});

test('days are days of the calendar', () => {
  expect(['20240229', '19000228', '260412'].map(readDate)).toEqual(['2024-02-29', '1900-02-28', '2026-04-12']);
  for (const text of ['20230229', '19000229', '20261301', '20260100', '2026-1-1', '', '2026041'])
    expect(readDate(text)).toBeNull();
  expect([writtenDate('2026-04-12'), writtenDate('2026-02-30'), writtenDate('12.4.2026')]).toEqual([
    '20260412',
    null,
    null,
  ]);
  expect(['1210', '051225', '12102599', '2400', '102497', ''].map(readTime)).toEqual([
    '12:10',
    '05:12:25',
    '12:10:25',
    null,
    null,
    null,
  ]);
});

test('an NPI has a check digit', () => {
  expect(['1234567893', '1679576722', '1234567890', '3234567893', '123456789'].map(isNpi)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
