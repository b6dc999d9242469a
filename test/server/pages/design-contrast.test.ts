import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../../src/settings/project-root.ts';

const sheet = readFileSync(join(projectRoot, 'web/staff/design.css'), 'utf8');
const [light = '', dark = ''] = [...sheet.matchAll(/:root \{([^}]*)\}/g)].map(([, body]) => body);

function coloursIn(body: string): Record<string, string> {
  return Object.fromEntries([...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));
}

/** The relative luminance of WCAG. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

const grounds = ['paper', 'card'];
const texts = [
  ...['ink', 'soft-ink', 'link'].flatMap((text) => grounds.map((ground) => [text, ground])),
  ['ink', 'code-paper'],
  ['soft-ink', 'code-paper'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['fault', 'fault-paper'],
  ['good', 'good-paper'],
];
const marks = ['field-line', 'focus', 'fault'].flatMap((mark) => grounds.map((ground) => [mark, ground]));

describe.each([
  ['light', coloursIn(light)],
  ['dark', { ...coloursIn(light), ...coloursIn(dark) }],
])('the %s colours of staff pages', (_scheme, colours) => {
  const between = ([one = '', other = '']: string[]) =>
    contrast(colours[one] ?? '#000000', colours[other] ?? '#000000');

  test.each(texts)('%s is read on %s', (...pair) => expect(between(pair)).toBeGreaterThanOrEqual(4.5));

  test.each(marks)('%s is seen on %s', (...pair) => expect(between(pair)).toBeGreaterThanOrEqual(3));
});
