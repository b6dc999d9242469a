import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { openingSpans } from '../../../src/domains/scheduling/opening-spans.ts';
import { Weekday } from '../../../src/generated/models.ts';

const monday = Temporal.PlainDate.from('2027-01-04');
const span = (opensAt: string, closesAt: string) => ({ weekday: Weekday.MONDAY, opensAt, closesAt });
const spansOf = (...hours: ReturnType<typeof span>[]) =>
  openingSpans(hours, 'UTC', monday).map(({ start, end }) =>
    [start, end].map((instant) => new Date(instant).toISOString().slice(11, 16)).join('-'),
  );

test('hours that touch are one span, so that an appointment may run over noon', () => {
  expect(spansOf(span('08:00', '12:00'), span('12:00', '17:00'))).toEqual(['08:00-17:00']);
});

test('a lunch break stays a break', () => {
  expect(spansOf(span('08:00', '12:00'), span('13:00', '17:00'))).toEqual(['08:00-12:00', '13:00-17:00']);
});
