import 'reflect-metadata';
import { expect, test } from 'vitest';
import { DocumentCache } from '../../src/admission/documents/document-cache.ts';
import { buildServedSchema } from '../../src/schema.ts';

const schema = buildServedSchema();
const padded = (number: number) => `{ viewer { permissions } } # ${String(number).padEnd(50_000, 'x')}`;

test('the same document is parsed once', () => {
  const cache = new DocumentCache(schema, { allowIntrospection: false });
  expect(cache.prepare('{ viewer { permissions } }')).toBe(cache.prepare('{ viewer { permissions } }'));
});

test('a thousand long documents do not stay: only the latest two million characters are kept', () => {
  const cache = new DocumentCache(schema, { allowIntrospection: false });
  const first = cache.prepare(padded(0));
  for (let number = 1; number < 39; number += 1) cache.prepare(padded(number));
  expect(cache.prepare(padded(0))).toBe(first);
  for (let number = 39; number < 100; number += 1) cache.prepare(padded(number));
  expect(cache.prepare(padded(0))).not.toBe(first);
});

test('introspection that one server allows is refused by another one beside it', () => {
  const question = '{ __schema { types { name } } }';
  expect(new DocumentCache(schema, { allowIntrospection: true }).prepare(question)).toHaveProperty('kind');
  expect(new DocumentCache(schema, { allowIntrospection: false }).prepare(question)).toMatchObject([
    { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
    expect.anything(),
  ]);
});
