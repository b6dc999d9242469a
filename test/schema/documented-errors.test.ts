import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { readTypeDefs } from '../../src/contract/read-type-defs.ts';
import { projectRoot } from '../../src/settings/project-root.ts';

test('docs/errors.md lists every error of a mutation with its facts and a way out', () => {
  const types = Object.values(makeExecutableSchema({ typeDefs: readTypeDefs() }).getTypeMap()).filter(isObjectType);
  const errors = types
    .filter((type) => type.getInterfaces().some(({ name }) => name === 'UserError'))
    .map((type) => ({
      name: type.name,
      facts: Object.keys(type.getFields())
        .filter((field) => field !== 'message' && field !== 'path')
        .sort(),
    }));
  const document = readFileSync(join(projectRoot, 'docs/errors.md'), 'utf8');
  const listed = [...document.matchAll(/^\| `(\w+Error)` \|([^|]*)\| ([^|]+) \|$/gm)].map(([, name, facts = '']) => ({
    name,
    facts: [...facts.matchAll(/`(\w+)`/g)].map(([, fact]) => fact ?? '').sort(),
  }));
  const byName = (one: { name?: string }, other: { name?: string }) => (String(one.name) < String(other.name) ? -1 : 1);
  expect(listed.sort(byName)).toEqual(errors.sort(byName));
});
