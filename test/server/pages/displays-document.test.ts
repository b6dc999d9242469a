import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { buildServedSchema } from '../../../src/schema.ts';
import { projectRoot } from '../../../src/settings/project-root.ts';

const page = readFileSync(join(projectRoot, 'docs', 'displays.md'), 'utf8');

test('every operation of docs/displays.md is valid, and every field of the settings is in its table', () => {
  const schema = buildServedSchema();
  const blocks = [...page.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, text = '']) => text);
  const inline = [...page.matchAll(/`(displays \{[^`]*\})`/g)].map(([, text]) => `{ ${text} }`);
  expect(blocks.length + inline.length).toBe(3);
  for (const text of [...blocks, ...inline]) expect(validate(schema, parse(text)), text).toEqual([]);
  const settings = schema.getType('DisplaySettings');
  const fields = settings && 'getFields' in settings ? Object.keys(settings.getFields()) : [];
  expect(fields.filter((field) => !page.includes(`\`${field}\``))).toEqual([]);
});

test('the sizes that docs/displays.md names are those that are tried', () => {
  const proof = readFileSync(join(projectRoot, 'test', 'server', 'pages', 'display-sizes.proof.ts'), 'utf8');
  const tried = [...proof.matchAll(/^ {2}\[(\d+), (\d+)\],$/gm)].map(([, width, height]) => `${width}×${height}`);
  expect(tried.length).toBeGreaterThan(0);
  expect(tried.filter((size) => !page.includes(size))).toEqual([]);
});
