import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse, print } from 'graphql';
import { expect, onTestFinished, test } from 'vitest';
import { documentId } from '../../../src/admission/trusted/document-id.ts';
import { pageDocuments } from '../../../src/generated/page-documents.ts';
import { runCommand } from '../foyer/kit/run-command.ts';

/** A client's sources in a folder that is removed after the test. */
function sources(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-client-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const run = (...argv: string[]) => runCommand(['documents', ...argv]);

async function list(folder: string): Promise<Record<string, string>> {
  const file = join(folder, 'list.json');
  expect(await run(folder, '--out', file)).toMatchObject({ exitCode: 0, told: [] });
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** The operations that a client added to those of Foyer's own pages. */
async function ownTexts(files: Record<string, string>): Promise<string[]> {
  const all = await list(sources(files));
  for (const [id, text] of Object.entries(all)) expect(id).toBe(documentId(text));
  expect(all).toMatchObject(pageDocuments);
  return Object.entries(all).flatMap(([id, text]) => (id in pageDocuments ? [] : [text]));
}

const printed = (text: string) => print(parse(text));

test('the operations of Foyer’s own pages are those that the server knows', async () => {
  const file = join(sources({}), 'list.json');
  expect(await run('--out', file)).toMatchObject({ exitCode: 0, told: [] });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(pageDocuments);
});

test('an id is the hash of the printed text, as GraphQL over HTTP has it', async () => {
  // The example of the specification's appendix.
  expect(documentId('query ($id: ID!) {\n  user(id: $id) {\n    name\n  }\n}')).toBe(
    'sha256:7dba4bd717b41f10434822356a93c32b1fb4907b983e854300ad839f84cdcd6e',
  );
});

test('operations are found in documents and in the templates of code', async () => {
  const texts = await ownTexts({
    'a.graphql': 'query A { practice { id } }',
    'below/b.gql': 'query B { viewer { permissions } } mutation B2 { signOut { __typename } }',
    'c.ts': "import { gql } from '@apollo/client';\nexport const c = gql`query C { practice { name } }`;",
    'd.tsx': 'const d = graphql(`query D { viewer { permissions } }`); export const D = () => <p>{d}</p>;',
    'e.js': 'const e = /* GraphQL */ `query E { pairingState }`;',
    'f.jsx': 'const f = graphql`query F { practice { id name } }`;',
    'types.d.ts': 'declare const g: typeof gql`query G { nothing }`;',
    'node_modules/x/h.graphql': 'query H { nothing }',
    '.cache/i.graphql': 'query I { nothing }',
    'schema.graphql': 'type Query { nothing: Int }',
    'read.md': 'query J { nothing }',
  });
  expect(texts.map((text) => /(?:query|mutation) (\w+)/.exec(text)?.[1]).sort()).toEqual('A,B,B2,C,D,E,F'.split(','));
});

test('an operation has the fragments it uses with it, in the order of their names, wherever they stand', async () => {
  const [text] = await ownTexts({
    'z/zone.ts': 'export const ZONE = gql`fragment Zone on Site { timeZone ...Alias }`;',
    'alias.graphql': 'fragment Alias on Site { name }\nfragment Unused on Site { id }',
    'sites.ts': `const SITES = gql\`\n  \${ZONE}\n  query Sites { practice { sites { edges { node { ...Zone } } } } }\n\`;`,
  });
  expect(text).toBe(
    printed(`query Sites { practice { sites { edges { node { ...Zone } } } } }
      fragment Alias on Site { name } fragment Zone on Site { timeZone ...Alias }`),
  );
});

test('how a client lays out its sources changes no id', async () => {
  const [one] = await ownTexts({ 'a.graphql': 'query A { practice { id name } }' });
  const [other] = await ownTexts({
    'b/c.ts': 'const a = gql`\n  query A {\n    # what we need\n    practice { id, name }\n  }`;',
  });
  expect(one).toBe(other);
});

test('a document that the schema does not answer is refused with its place, and nothing is written', async () => {
  const folder = sources({
    'a.graphql': 'query A {\n  practice {\n    nmae\n  }\n}',
    'b.ts': `const x = 1;\nexport const b = gql\`query B { viewer { permission } }\`;\nconst c = gql\`\n  \${x}\n  query C { prctice { id } }\n\`;`,
    'c.graphql': 'query C {',
  });
  const file = join(folder, 'list.json');
  const [syntax, rest] = [await run(folder, '--out', file), join(folder, 'c.graphql')];
  expect(syntax).toEqual({ exitCode: 1, out: '', told: [`${rest}:1:10 Syntax Error: Expected Name, found <EOF>.`] });
  rmSync(rest);
  expect((await run(folder, '--out', file)).told).toEqual([
    expect.stringMatching(new RegExp(`^${folder}/a.graphql:3:5 Cannot query field "nmae" on type "Practice"`)),
    expect.stringMatching(new RegExp(`^${folder}/b.ts:2:41 Cannot query field "permission" on type "Viewer"`)),
    expect.stringMatching(new RegExp(`^${folder}/b.ts:5:13 Cannot query field "prctice" on type "Query"`)),
  ]);
  expect(() => readFileSync(file)).toThrow('ENOENT');
});

test('a document that no server would run for its size is refused as well', async () => {
  const aliases = Array.from({ length: 40 }, (_, at) => `a${at}: __typename`).join(' ');
  const { told } = await run(sources({ 'a.graphql': `{ practice { ${aliases} } }` }), '--out', '/nowhere/list.json');
  expect(told).toEqual([expect.stringContaining('At most 30 aliases are accepted, not 40')]);
});

test('two fragments of one name are refused, but one that is copied is one', async () => {
  const copied = {
    'a.graphql': 'fragment F on Site { id }\nquery A { practice { sites { edges { node { ...F } } } } }',
  };
  expect(await ownTexts({ ...copied, 'b.graphql': 'fragment F on Site { id }' })).toHaveLength(1);
  const folder = sources({ ...copied, 'b.graphql': 'fragment F on Site { name }' });
  expect((await run(folder)).told).toEqual([
    `${folder}/b.graphql:1:10 There is another fragment F; give one of them another name.`,
  ]);
});

test.each([
  [['/nowhere'], 1, 'The folder /nowhere cannot be read (ENOENT); name one that holds a client’s sources.'],
  [['--uot', 'x'], 2, expect.stringContaining("Cannot list documents: Unknown option '--uot'")],
])('the command %j ends with a sentence that says what to do', async (argv, exitCode, sentence) => {
  expect(await run(...argv)).toMatchObject({ exitCode, told: [sentence] });
});

test('the folder of the list is made; a place where no file can be is refused', async () => {
  const folder = sources({ 'a.graphql': 'query A { practice { id } }' });
  expect(await run(folder, '--out', join(folder, 'lists/new/desk-7.json'))).toMatchObject({ exitCode: 0, told: [] });
  const below = join(folder, 'a.graphql/desk-7.json');
  expect(await run(folder, '--out', below)).toMatchObject({
    exitCode: 1,
    told: [
      expect.stringMatching(/^The list cannot be written to .*a\.graphql\/desk-7\.json \(\w+\); name another file/),
    ],
  });
});

test('a folder without operations is not a client’s', async () => {
  const folder = sources({ 'a.ts': 'export const a = 1;' });
  expect((await run(folder)).told).toEqual([`There are no operations in ${folder}; name a client’s sources.`]);
});

test('help says what the command does', async () => {
  const { exitCode, out } = await run('--help');
  expect([exitCode, out]).toEqual([0, expect.stringContaining('npm run documents -- [folder …]')]);
});
