import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type GraphQLSchema, parse, validate } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../src/programs/commands.ts';
import { buildServedSchema } from '../../src/schema.ts';
import { projectRoot } from '../../src/settings/project-root.ts';

const pages = [
  ...readdirSync(projectRoot).filter((file) => file.endsWith('.md')),
  ...readdirSync(join(projectRoot, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && !file.startsWith('schema-reference/'))
    .map((file) => join('docs', file)),
  'bench/README.md',
].map((page) => ({ page, text: readFileSync(join(projectRoot, page), 'utf8') }));

/** Of a client, of the domain that CONTRIBUTING makes as its example, or written by a command. */
const notInTheProject = new Set([
  'src/gql/persisted-documents.json',
  'schema/supplies.graphql',
  'docs/schema-reference/',
  'bench/results/query-a.cpuprofile',
]);

const withoutCode = (text: string) => text.replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '');
const headingsOf = (text: string) =>
  [...withoutCode(text).matchAll(/^#+ (.+)$/gm), ...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );

describe.each(pages)('$page', ({ page, text }) => {
  test('its links lead to files and headings that exist', () => {
    const broken = [...withoutCode(text).matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => {
        const [path = '', anchor] = target.split('#');
        const file = path === '' ? join(projectRoot, page) : join(projectRoot, dirname(page), path);
        if (!existsSync(file)) return true;
        return anchor !== undefined && !headingsOf(readFileSync(file, 'utf8')).includes(anchor);
      });
    expect(broken).toEqual([]);
  });

  test('the files of the project that it names exist', () => {
    const missing = [...text.matchAll(/`((?:src|test|migrations|packages|scripts|schema|bench|web|docs)\/[\w./-]+)`/g)]
      .map(([, path = '']) => path)
      .filter((path) => !notInTheProject.has(path) && !existsSync(join(projectRoot, path)));
    expect(missing).toEqual([]);
  });

  test('its npm scripts and commands exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
    const missing = [...text.matchAll(/\bnpm (?:run (?:-s )?)([\w:-]+)(?: -- ([a-z]+(?: [a-z]+)?))?/g)]
      .filter(([, script = '']) => !/^-/.test(script))
      .filter(([, script = '', words = '']) => {
        if (!(script in scripts)) return true;
        if (script !== 'foyer' || words === '') return false;
        return !commands.some(
          ({ name }) => words === name || words.startsWith(`${name} `) || name.startsWith(`${words} `),
        );
      })
      .map(([command]) => command);
    expect(missing).toEqual([]);
  });
});

test('the README leads to every page, and to none twice', () => {
  const { text } = pages.find(({ page }) => page === 'README.md') as (typeof pages)[number];
  const links = text.slice(text.indexOf('## Where to read on'));
  const targets = [...links.matchAll(/\]\((docs\/[\w-]+\.md)\)/g)].map(([, target = '']) => target);
  const written = pages.map(({ page }) => page).filter((page) => /^docs\/[\w-]+\.md$/.test(page));
  expect(targets.sort()).toEqual(written.sort());
});

describe('the operations of the pages', () => {
  let schema: GraphQLSchema;
  beforeAll(() => {
    schema = buildServedSchema();
  });

  test.each(
    pages.flatMap(({ page, text }) =>
      [...text.matchAll(/```graphql\n([\s\S]*?)```/g)]
        .map(([, source = '']) => source)
        // Parts of a contract are shown beside operations.
        .filter((source) => /^\s*(?:query|mutation|subscription|fragment|\{)/.test(source))
        .map((source) => ({ page, source })),
    ),
  )('fit the schema: $page, $source', ({ source }) => {
    expect(validate(schema, parse(source)).map(({ message }) => message)).toEqual([]);
  });
});
