// The processor time of reading an 835 into typed advices, against parsers that stop at segments, and the memory of a long file.
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { remittancePieces } from './edi/remittance-text.ts';
import type { Reading } from './edi/ways.ts';
import { ways } from './edi/ways.ts';
import { alternate } from './frame/alternate.ts';
import type { Figure } from './frame/figure.ts';
import { type Program, startProgram } from './frame/program.ts';
import { ratios } from './frame/ratios.ts';
import { runBench } from './frame/run-bench.ts';

const repeats = 7;
const warmUps = 2;
const megabytes = 16;
const longMegabytes = 500;
/** How much faster than each of the others; the names are those of `ways`. */
const goals: Readonly<Record<string, number>> = {
  'node-x12, stream of segments': 1,
  'x12-parser, stream of segments': 1.5,
  'bare split': 0.4,
};

await runBench('edi', async (resources) => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-edi-'));
  resources.defer(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'remittance.835');
  await pipeline(Readable.from(remittancePieces(megabytes * 1_000_000)), createWriteStream(file));
  const longFile = join(folder, 'long.835');
  await pipeline(Readable.from(remittancePieces(longMegabytes * 1_000_000)), createWriteStream(longFile));
  const sides = Object.keys(ways);
  const [foyer = '', ...others] = sides;
  const programs = new Map<string, Program>();
  for (const side of sides) programs.set(side, resources.use(await startProgram(import.meta, './edi/reader', [side])));
  const readings = new Map<string, Reading>();
  const read = async (side: string): Promise<number> => {
    const { micros, ...reading } = await (programs.get(side) as Program).ask<Reading & { micros: number }>('read', {
      file,
    });
    readings.set(side, reading);
    // Bytes in a microsecond are megabytes in a second.
    return statSync(file).size / micros;
  };
  for (let round = 0; round < warmUps; round += 1) for (const side of sides) await read(side);
  expectSameSegments(readings);
  console.log(`${foyer}: ${readings.get(foyer)?.understood}`);
  const speeds = await alternate(sides, repeats, read);
  const own = speeds[foyer] ?? [];
  return [
    ...sides.map((side): Figure => ({ name: side, unit: 'MB/s', values: speeds[side] ?? [], better: 'higher' })),
    ...others.map((side): Figure => {
      const values = ratios(own, speeds[side] ?? []);
      return { name: `${foyer} / ${side}`, unit: 'x', values, goal: goals[side], better: 'higher' };
    }),
    await memory(resources, foyer, longFile),
  ];
});

function expectSameSegments(readings: ReadonlyMap<string, Reading>): void {
  const counts = new Set([...readings.values()].map(({ segments }) => segments));
  if (counts.size !== 1) throw new Error(`The sides read ${[...counts].join(', ')} segments.`);
}

async function memory(resources: AsyncDisposableStack, side: string, file: string): Promise<Figure> {
  const values: number[] = [];
  for (let repeat = 0; repeat < 3; repeat += 1) {
    const program = resources.use(await startProgram(import.meta, './edi/reader', [side]));
    await program.ask('read', { file });
    const most = await program.ask<number>('memory');
    await program.stop();
    values.push(most);
  }
  return { name: `most memory while ${longMegabytes} MB are read`, unit: 'MB', values, goal: 150, better: 'lower' };
}
