import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../../src/settings/project-root.ts';

const sheet = readFileSync(join(projectRoot, 'web', 'display', 'frame.css'), 'utf8');

/** The colors of a rule of the sheet, by name. */
function colorsOf(rule: string): Record<string, string> {
  const body = sheet.slice(sheet.indexOf(`${rule} {`)).split('}')[0] ?? '';
  return Object.fromEntries([...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, color]) => [name, color]));
}

const light = colorsOf(':root');
const dark = { ...light, ...colorsOf(':root[data-theme="dark"]') };

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

test.each([
  ['ink', 'paper'],
  ['ink', 'card'],
  ['soft-ink', 'paper'],
  ['soft-ink', 'card'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-deep'],
  ['on-accent-soft', 'accent'],
  ['on-accent-soft', 'accent-deep'],
  ['on-plate', 'plate'],
  ['on-accent', 'alarm'],
])('%s is read on %s by people who see little, in the light and in the dark', (text, ground) => {
  for (const colors of [light, dark])
    expect(contrast(colors[text] ?? '', colors[ground] ?? '')).toBeGreaterThanOrEqual(7);
});
