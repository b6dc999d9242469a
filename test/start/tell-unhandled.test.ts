import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../src/project-root.ts';

/** What graphql-js does with a list of which one item fails at once and another one later. */
const program = `
  const { pino } = await import('pino');
  const { buildSchema, execute, parse } = await import('graphql');
  const { tellUnhandled } = await import('./src/tell-unhandled.ts');
  if (process.argv.includes('told')) tellUnhandled(pino({}, pino.destination(1)));
  const schema = buildSchema('type Query { items: [Item!] } type Item { now: Int! late: Int! }');
  const late = () => new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 5));
  await execute({ schema, document: parse('{ items { now late } }'), rootValue: { items: [{ now: 1, late }, { now: null, late: 2 }] } });
  await new Promise((resolve) => setTimeout(resolve, 50));
`;

const run = (...args: string[]) =>
  spawnSync(process.execPath, ['--input-type=module', '-e', program, '--', ...args], {
    cwd: join(projectRoot),
    encoding: 'utf8',
  });

test('a failure that nobody waited for is told and ends nothing', () => {
  expect(run().status).toBe(1);
  const { status, stdout } = run('told');
  expect([status, stdout.includes('a failure that nobody waited for')]).toEqual([0, true]);
});
