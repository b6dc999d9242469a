import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changes } from '../../src/domains/changes/changes.board.ts';
import { ChangeType } from '../../src/generated/models.ts';
import { nodePrefixes } from '../../src/generated/node-types.ts';
import type { Context } from '../../src/request/context.ts';
import { projectRoot } from '../../src/settings/project-root.ts';

const source = join(projectRoot, 'src');
const filesIn = (folder: string) =>
  readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ file: join(folder, file), text: readFileSync(join(source, folder, file), 'utf8') }));
const typesIn = (text: string) => [...text.matchAll(/\btype: '([A-Z_]+_CHANGED)'/g)].map(([, type]) => type ?? '');

const inDomains = filesIn('domains');
const declared = inDomains.filter(({ file }) => file.endsWith('.events.ts')).flatMap(({ text }) => typesIn(text));

test('every type of event that a domain declares is one that the schema reports as a change, and the other way round', async () => {
  const reported = Object.values(ChangeType).map((type) => `${type}_CHANGED`);
  expect([...declared].sort()).toEqual([...reported].sort());
  const { hears } = await changes.course({} as Context, {});
  const event = { seq: 1, at: new Date(), subjectId: '', topics: [] };
  for (const type of declared) expect(hears({ ...event, type })).toBe(true);
  expect(hears({ ...event, type: 'ACCESS_CHANGED' })).toBe(false);
});

test('each type of a change is a kind of object that an id leads to', () => {
  const inCapitals = (type: string) => type.replace(/\B[A-Z]/g, '_$&').toUpperCase();
  const kinds = Object.keys(nodePrefixes).map(inCapitals);
  expect(Object.values(ChangeType).filter((type) => !kinds.includes(type))).toEqual([]);
});

test('events are made in the domain whose row they name, and nowhere by hand', () => {
  const byHand = inDomains.filter(({ file, text }) => !file.endsWith('.events.ts') && typesIn(text).length > 0);
  expect(byHand.map(({ file }) => file)).toEqual([]);
});

test('the code that carries events names no domain', () => {
  const inEngine = ['live/log', 'live/hub', 'live/hints', 'live/course', 'writing'].flatMap(filesIn);
  const naming = inEngine.filter(({ text }) => declared.some((type) => new RegExp(`'${type}'`).test(text)));
  expect(naming.map(({ file }) => file)).toEqual([]);
});
