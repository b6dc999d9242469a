import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../src/settings/project-root.ts';

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: projectRoot,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.(ts|tsx|graphql)$/.test(file))
  // Written by a test, for review.
  .filter(
    (file) =>
      !['schema/served/schema.graphql', 'schema/released.graphql', 'packages/client/schema.graphql'].includes(file),
  );
const sources = files.flatMap((file) => {
  try {
    return [{ file, text: readFileSync(join(projectRoot, file), 'utf8') }];
  } catch {
    return [];
  }
});
const inSource = sources.filter(({ file }) => file.startsWith('src/'));
const where = (among: typeof sources, pattern: RegExp) =>
  among.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

test('no source file is longer than 300 lines, and nine of ten are under 150', () => {
  const lengths = sources
    .map(({ file, text }) => ({ file, lines: text.split('\n').length - 1 }))
    .sort((a, b) => a.lines - b.lines);
  expect(lengths.filter(({ lines }) => lines > 300)).toEqual([]);
  expect(lengths[Math.floor(lengths.length * 0.9)]?.lines).toBeLessThan(150);
});

test('the environment is read in config.ts alone', () => {
  expect(where(inSource, /process\.env/)).toEqual(['src/settings/config.ts']);
});

test('resolvers leave the database to queries and writes', () => {
  expect(
    where(
      inSource.filter(({ file }) => file.endsWith('.resolver.ts')),
      /\bem\b|\.reader\(\)|write\(/,
    ),
  ).toEqual([]);
});

test('tables know nothing of the API: entities carry no GraphQL decorators', () => {
  expect(
    where(
      inSource.filter(({ file }) => file.endsWith('.entity.ts')),
      /type-graphql/,
    ),
  ).toEqual([]);
});

test('nothing is typed any, and no check is switched off', () => {
  const escapes = new RegExp(
    ['\\bas an', 'y\\b|: an', 'y\\b|<an', 'y>|@ts-(ignore|expect-error|nocheck)|biome', '-ignore'].join(''),
  );
  expect(where(sources, escapes)).toEqual([]);
});

test('there are no drawers for odds and ends, and no barrels', () => {
  expect(
    sources
      .map(({ file }) => file)
      .filter((file) => /(^|\/)(utils?|helpers?|common|shared)(\/|\.ts)|\/index\.ts$/.test(file)),
  ).toEqual([]);
});

test('no test sleeps, is skipped by hand or tried twice', () => {
  const patterns = /\bsetTimeout\(|\.only\(|\.todo\(|\bretry:/;
  expect(
    where(
      sources.filter(({ file }) => /\.(test|proof)\.ts$/.test(file)),
      patterns,
    ),
  ).toEqual([]);
});

test('tests wait for events with the kit’s patience, not with one of their own', () => {
  const impatient = /\bvi\.waitFor\(|\{ timeout: \d/;
  expect(
    where(
      sources.filter(({ file }) => /\.(test|proof)\.ts$/.test(file)),
      impatient,
    ),
  ).toEqual([]);
});

/** A file's comments as plain text, consecutive lines as one, without code in backticks. */
function commentsOf(text: string): string[] {
  const blocks = text.matchAll(/\/\*\*?\s([\s\S]*?)\*\//g);
  const lines = text.matchAll(/(?:^|\s)\/\/ (.*(?:\n\s*\/\/ .*)*)/g);
  return [...blocks, ...lines].map(([, comment = '']) =>
    comment
      .replaceAll(/\n\s*(?:\*|\/\/)/g, ' ')
      .replaceAll(/`[^`]*`/g, '``')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );
}
const comments = inSource.flatMap(({ file, text }) => commentsOf(text).map((comment) => ({ file, comment })));

test('no sentence of a comment in src begins with who or what: its subject has a name', () => {
  const unnamed = /(?:^|[.!?] |@(?:param \w+|returns) )(?:Who|Whom|Whose|Whoever|What|Whatever)\b/;
  expect(comments.filter(({ comment }) => unnamed.test(comment))).toEqual([]);
});

test('comments in src use the field’s words: sent, reported, aborted, again, client', () => {
  const replaced =
    /\b(?:told|tells?|telling|gone|anew|askers?|reckon\w*|nobody\w*|somebody\w*|everybody\w*|anybody\w*|whoever|left out,)/i;
  expect(comments.filter(({ comment }) => replaced.test(comment))).toEqual([]);
});

test('names in src use them too', () => {
  expect(where(inSource, /\b(?:[aA]skers?|askerOf|ClientGone|toldOnce|tell[A-Z]\w*)\b|\bgone\??: AbortSignal/)).toEqual(
    [],
  );
});
