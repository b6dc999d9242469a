import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DateTimeScalar } from '../../../src/contract/scalars/date-time.scalar.ts';
import { instantOf } from '../../../src/database/connection/instant-of.ts';

const instants = fc.date({
  noInvalidDate: true,
  min: new Date('0001-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59.999Z'),
});

test('an instant of PostgreSQL’s is the same one, its microseconds cut off', () => {
  const digits = fc.integer({ min: 0, max: 999_999 });
  fc.assert(
    fc.property(fc.array(fc.tuple(instants, digits), { minLength: 1 }), (several) => {
      for (const [instant, microseconds] of several) {
        const second = instant.toISOString().slice(0, 19);
        // As PostgreSQL writes them: without zeros at the end.
        const fraction = `.${String(microseconds).padStart(6, '0')}`.replace(/\.?0+$/, '');
        const [day, time] = second.split('T');
        expect(instantOf(`${day} ${time}${fraction}+00`)).toEqual(new Date(`${second}${fraction.slice(0, 4)}Z`));
      }
    }),
  );
});

test.each([
  ['2026-11-22 08:30:00+05:30', '2026-11-22T03:00:00.000Z'],
  ['2026-11-22 08:30:00.5-03', '2026-11-22T11:30:00.500Z'],
])('%s, of a connection that is not in UTC, is %s', (text, instant) => {
  expect(instantOf(text)).toEqual(new Date(instant));
});

test('a value that is no instant is not written', () => {
  expect(() => DateTimeScalar.serialize(new Date(Number.NaN))).toThrow(RangeError);
  expect(instantOf('infinity').getTime()).toBeNaN();
});
