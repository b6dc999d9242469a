import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { buildServedSchema } from '../../src/schema.ts';
import { projectRoot } from '../../src/settings/project-root.ts';

const folder = join(projectRoot, 'docs/schema-reference');

test('npm run docs:schema writes a page for each root field, whose links lead to pages', () => {
  execFileSync('npm', ['run', '-s', 'docs:schema'], { cwd: projectRoot });
  expect(existsSync(join(projectRoot, 'docs/SUMMARY.md'))).toBe(false);
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));
  const schema = buildServedSchema();
  for (const [kind, type] of [
    ['queries', schema.getQueryType()],
    ['mutations', schema.getMutationType()],
    ['subscriptions', schema.getSubscriptionType()],
  ] as const) {
    const written = pages.filter((page) => page.startsWith(`operations/${kind}/`));
    expect(written).toHaveLength(Object.keys(type?.getFields() ?? {}).length);
  }
  const known = new Set(pages.map((page) => join(folder, page)));
  const broken = pages.flatMap((page) =>
    [...readFileSync(join(folder, page), 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)\)/g)]
      .map(([, target = '']) => resolve(folder, dirname(page), target))
      .filter((target) => !known.has(target)),
  );
  expect(broken).toEqual([]);
});
