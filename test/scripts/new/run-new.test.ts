import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { migrationStamp } from '../../../scripts/new/migration-stamp.ts';
import { runNew, type Template } from '../../../scripts/new/run-new.ts';

/** A project's folder with these files, removed after the test. */
function projectWith(files: Record<string, string> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'foyer-new-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, 'migrations'));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
  return root;
}

const entity: Template = async ({ domain, name }) => [
  { path: `src/domains/${domain}/${name.kebab}.entity.ts`, text: name.pascal },
  { path: `${name.kebab}.graphql`, text: name.words },
];

async function run(root: string, ...argv: string[]) {
  const said = { out: '', err: '' };
  const out = { write: (text: string) => (said.out += text) };
  const err = { write: (text: string) => (said.err += text) };
  const exitCode = await runNew(argv, { entity, mutation: entity }, { root, out, err, format: () => undefined });
  return { exitCode, ...said };
}

test('the files of an entity are written and listed, with the commands that come next', async () => {
  const root = projectWith();
  const { exitCode, out, err } = await run(root, 'entity', 'supplies.storagePlace');
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  expect(out).toMatch(
    /^src\/domains\/supplies\/storage-place\.entity\.ts\nstorage-place\.graphql\n\nNext:\n {2}npm run codegen/,
  );
  expect(readFileSync(join(root, 'src/domains/supplies/storage-place.entity.ts'), 'utf8')).toBe('StoragePlace');
});

test('a file that is there is kept, and nothing else is written', async () => {
  const root = projectWith({ 'lot.graphql': 'mine' });
  expect(await run(root, 'entity', 'supplies.lot')).toEqual({
    exitCode: 1,
    out: '',
    err: 'lot.graphql is there already; choose another name, or remove it first.\n',
  });
  expect(readFileSync(join(root, 'lot.graphql'), 'utf8')).toBe('mine');
  expect(existsSync(join(root, 'src'))).toBe(false);
});

test('a file that is changed keeps its text when another one cannot be written', async () => {
  const root = projectWith({ 'list.ts': 'one', taken: '' });
  const files: Template = async () => [
    { path: 'list.ts', change: (text) => `${text} two` },
    { path: 'taken/new.ts', text: 'no folder of this name can be made' },
  ];
  const place = { root, out: { write: () => true }, err: { write: () => true }, format: () => undefined };
  await expect(runNew(['entity', 'supplies.lot'], { entity: files, mutation: files }, place)).rejects.toThrow();
  expect(readFileSync(join(root, 'list.ts'), 'utf8')).toBe('one');
});

test('a word that is not understood is exit code 2', async () => {
  expect(await run(projectWith(), 'entitty', 'supplies.lot')).toMatchObject({ exitCode: 2 });
});

test('a new migration comes after all others, also after those of a later day', async () => {
  expect(await migrationStamp(projectWith(), '2026-12-01')).toBe('20261201000100');
  const root = projectWith({ 'migrations/Migration20261201000300_Lots.ts': '' });
  expect(await migrationStamp(root, '2026-12-02')).toBe('20261202000100');
  expect(await migrationStamp(root, '2026-12-01')).toBe('20261201000400');
  expect(await migrationStamp(root, '2026-11-01')).toBe('20261201000400');
});
