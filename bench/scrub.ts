// The processor time of scrubbing claims, against reading the same claims and facts and doing nothing with them.
import { alternate } from './frame/alternate.ts';
import type { Figure } from './frame/figure.ts';
import { type Program, startProgram } from './frame/program.ts';
import { ratios } from './frame/ratios.ts';
import { runBench } from './frame/run-bench.ts';
import { measureLoaded } from './scrub/measure-loaded.ts';

const repeats = 9;
/** The compiler of V8 works in the same processor time; it is done by then. */
const warmUps = 10;
const claims = 2_000;
const sides = ['scrub', 'read'] as const;
type Side = (typeof sides)[number];

interface Run {
  micros: number;
  claims: number;
  facts: number;
  findings: number;
}

await runBench('scrub', async (resources) => [...(await inMemory(resources)), ...(await measureLoaded())]);

async function inMemory(resources: AsyncDisposableStack): Promise<Figure[]> {
  console.log(
    'First without a database: rows are texts in memory, as PostgreSQL would send them, and facts are made of them.',
  );
  const programs = new Map<Side, Program>();
  for (const side of sides) {
    const program = resources.use(await startProgram(import.meta, './scrub/scrubber', [side]));
    await program.ask('prepare', { claims });
    programs.set(side, program);
  }
  const runs = new Map<Side, Run>();
  const run = async (side: Side): Promise<number> => {
    const made = await (programs.get(side) as Program).ask<Run>('run');
    runs.set(side, made);
    return made.micros / 1_000_000;
  };
  for (let round = 0; round < warmUps; round += 1) for (const side of sides) await run(side);
  expectSameClaims(runs);
  const seconds = await alternate(sides, repeats, run);
  const alone = seconds.scrub.map((value, repeat) => value - (seconds.read[repeat] ?? 0));
  return [
    {
      name: `in memory, ${claims} claims read and scrubbed`,
      unit: 's',
      values: seconds.scrub,
      goal: 1,
      better: 'lower',
    },
    { name: `in memory, ${claims} claims read`, unit: 's', values: seconds.read, better: 'lower' },
    { name: `in memory, ${claims} claims scrubbed, the difference`, unit: 's', values: alone, better: 'lower' },
    {
      ...{ name: 'in memory, read and scrubbed / read', unit: 'x', goal: 2, better: 'lower' },
      values: ratios(seconds.scrub, seconds.read),
    },
  ];
}

function expectSameClaims(runs: ReadonlyMap<Side, Run>): void {
  const [scrubbed, read] = [runs.get('scrub'), runs.get('read')];
  if (scrubbed?.claims !== claims || read?.claims !== claims || scrubbed.facts !== read.facts)
    throw new Error('The sides read other claims or facts.');
  // A tenth of the claims has a fault, and a missing diagnosis is missed by each of the three lines.
  if (scrubbed.findings < claims / 10) throw new Error(`Only ${scrubbed.findings} findings.`);
  console.log(`${scrubbed.claims} claims, ${scrubbed.facts} lines of history, ${scrubbed.findings} findings`);
}
