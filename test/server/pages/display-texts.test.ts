import { expect, test } from 'vitest';
import { estimatedWait } from '../../../web/display/estimated-wait.ts';
import { en } from '../../../web/display/texts/en.ts';
import { es } from '../../../web/display/texts/es.ts';
import { shownTexts } from '../../../web/display/texts/shown-texts.ts';
import { dayOf } from '../../../web/display/times.ts';

const both = ['ES', 'EN'] as const;

test('a display shows its languages side by side, the first one first', () => {
  expect(shownTexts({ languages: both, languageMode: 'SIDE_BY_SIDE' }, 9_000)).toEqual([es, en]);
});

test('or each in its turn of 8 seconds', () => {
  const at = (ms: number) => shownTexts({ languages: both, languageMode: 'IN_TURN' }, ms);
  expect([0, 7_999, 8_000, 16_000].map(at)).toEqual([[es], [es], [en], [es]]);
  expect(shownTexts({ languages: ['EN'], languageMode: 'IN_TURN' }, 9_000)).toEqual([en]);
});

test('before its settings are known it speaks English', () => {
  expect(shownTexts(undefined, 0)).toEqual([en]);
});

test('the day is the site’s, whatever the day is where the screen was made', () => {
  const midnight = Date.parse('2026-12-01T04:30:00Z');
  expect(dayOf(midnight, 'America/New_York', 'en-US')).toBe('Monday, November 30');
  expect(dayOf(midnight, 'Europe/Berlin', 'en-US')).toBe('Tuesday, December 1');
  expect(dayOf(midnight, 'America/New_York', 'es-US')).toBe('lunes, 30 de noviembre');
});

test.each([
  [0, 8, '< 10 min'],
  [12, 23, '10–25 min'],
  [4, 5, '< 5 min'],
  [5, 6, '5–10 min'],
  [-10, 0, null],
])('a wait of %i to %i minutes is shown as %s', (from, to, shown) => {
  const now = Date.parse('2026-11-21T13:00:00Z');
  const after = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
  expect(estimatedWait({ earliest: after(from), latest: after(to) }, now)).toBe(shown);
});
