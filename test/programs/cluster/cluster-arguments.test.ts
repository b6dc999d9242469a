import { expect, it } from 'vitest';
import { choosePorts } from '../../../src/programs/cluster/choose-ports.ts';
import { nodesOption } from '../../../src/programs/cluster/cluster-command.ts';
import { StartFailure } from '../../../src/settings/start-failure.ts';
import { runCommand } from '../foyer/kit/run-command.ts';

it('three nodes are run by default', () => {
  expect(nodesOption.read(undefined)).toBe(3);
  expect(nodesOption.read('16')).toBe(16);
});

it.each([
  [['--nodes', '1'], '--nodes is "1"; it must be a whole number from 2 to 16.'],
  [['--nodes', '17'], '--nodes is "17"; it must be a whole number from 2 to 16.'],
  [['--nodes', '2.5'], '--nodes is "2.5"; it must be a whole number from 2 to 16.'],
  [['--nodes', 'three'], '--nodes is "three"; it must be a whole number from 2 to 16.'],
  [['--nodes='], '--nodes is ""; it must be a whole number from 2 to 16.'],
  [
    ['--node', '3'],
    "Unknown option '--node' (did you mean --nodes?); npm run foyer -- cluster --help shows what can be written.",
  ],
])('what cannot be meant stops the start: %j', async (argv, message) => {
  expect(await runCommand(['cluster', ...argv])).toEqual({ exitCode: 2, out: '', told: [message] });
});

it('ports follow each other, or are free ones that differ', async () => {
  expect(await choosePorts(4000, 3)).toEqual([4000, 4001, 4002]);
  expect(new Set(await choosePorts(0, 3)).size).toBe(3);
  await expect(choosePorts(65_534, 3)).rejects.toThrow(
    new StartFailure('PORT is "65534", from which 3 nodes would reach past 65535; set it to 65533 or less.'),
  );
});
