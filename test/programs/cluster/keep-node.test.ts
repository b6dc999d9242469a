import { expect, it } from 'vitest';
import { keepNode } from '../../../src/programs/cluster/keep-node.ts';

function keep(script: string) {
  const said: string[] = [];
  const logged: string[] = [];
  const node = keepNode({
    number: 2,
    program: ['-e', script],
    env: {},
    out: (line) => logged.push(line),
    err: (line) => said.push(line),
  });
  return { node, said, logged };
}

it('a node that cannot start is tried five times, ever later, and then given up with what to do', async () => {
  const { node, said } = keep('console.error("no room"); process.exit(3)');
  expect(await node.ended).toBe(
    'Node 2 could not start 5 times in a row; fix what it reports above and start the cluster again.',
  );
  expect(said.filter((line) => line === 'node 2: no room')).toHaveLength(5);
  expect(said.filter((line) => line.startsWith('Node'))).toEqual(
    [0.2, 0.4, 0.8, 1.6].map((pause) => `Node 2 ended with exit code 3; it is started again in ${pause} s.`),
  );
});

it('a node logs under its number, and stops when asked', async () => {
  const { node, logged } = keep(`console.log('{"level":30,"msg":"here"}'); console.log('Welcome!');
    process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000); process.send('serving')`);
  await node.serving;
  await node.stop();
  expect(logged).toEqual(['{"node":2,"level":30,"msg":"here"}']);
  expect(await node.ended).toBeUndefined();
});

it('a node that serves and dies is started again', async () => {
  const { node, said } = keep(`process.send('serving', () => process.exit(1))`);
  await expect.poll(() => said.filter((line) => line === 'Node 2 serves now.').length).toBe(2);
  await node.stop();
  expect(said[0]).toBe('Node 2 ended with exit code 1; it is started again in 0.2 s.');
});
