// The processor time of one send: the hub's way of giving one payload to many sockets, against a loop of `ws.send(sameBuffer)`.
import { alternate } from './frame/alternate.ts';
import type { Figure } from './frame/figure.ts';
import { type Program, startProgram } from './frame/program.ts';
import { ratios } from './frame/ratios.ts';
import { runBench } from './frame/run-bench.ts';
import { ways } from './live-send/ways.ts';

const repeats = 9;
const sendsASlice = 20_000;
const [baseline = '', ...others] = Object.keys(ways);
const sides = [baseline, ...others];

interface Sender {
  program: Program;
  port: number;
}

await runBench('live-send', async () => {
  const figures: Figure[] = [];
  for (const sockets of [200, 1000]) {
    await using run = new AsyncDisposableStack();
    const swarm = run.use(await startProgram(import.meta, './swarm/swarm'));
    const senders = new Map<string, Sender>();
    for (const side of sides) {
      const program = run.use(await startProgram(import.meta, './live-send/sender', [side]));
      const port = await program.ask<number>('port');
      await swarm.ask('open', { port, count: sockets });
      senders.set(side, { program, port });
    }
    for (const size of [250, 2400]) {
      await expectSamePayloads([...senders.values()], swarm, size);
      figures.push(...(await measure(senders, swarm, sockets, size)));
    }
  }
  return figures;
});

/** Every socket of every side, and a stock client, must have read one and the same payload. */
async function expectSamePayloads(senders: readonly Sender[], swarm: Program, size: number): Promise<void> {
  const seen = new Set<string>();
  for (const { program, port } of senders) {
    await using stock = await startProgram(import.meta, './swarm/stock');
    await stock.ask('open', { port });
    await swarm.ask('keep', { port });
    await swarm.ask('count', { port });
    await program.ask('slice', { size, rounds: 1 });
    await swarm.ask('arrival', { port, each: 1 });
    const { payloads } = await swarm.ask<{ payloads: string[] }>('compare', { port });
    for (const payload of [...payloads, await stock.ask<string>('message')]) seen.add(payload);
  }
  if (seen.size !== 1) throw new Error(`The sides sent ${seen.size} different payloads.`);
}

async function measure(
  senders: ReadonlyMap<string, Sender>,
  swarm: Program,
  sockets: number,
  size: number,
): Promise<Figure[]> {
  const rounds = Math.ceil(sendsASlice / sockets);
  const slice = async (side: string, isCounted: boolean): Promise<number> => {
    const sender = senders.get(side);
    if (!sender) throw new Error(`No sender runs as ${side}.`);
    const { program, port } = sender;
    await swarm.ask('count', { port });
    const { microsPerSend, queued } = await program.ask<{ microsPerSend: number; queued: number }>('slice', {
      size,
      rounds,
    });
    await swarm.ask('arrival', { port, each: rounds });
    const got = await swarm.ask<{ messages: number; bytes: number }>('count', { port });
    if (got.messages !== rounds * sockets || got.bytes !== got.messages * size) {
      throw new Error(`${side}: ${got.messages} messages and ${got.bytes} bytes arrived of ${rounds * sockets} sent.`);
    }
    if (isCounted && queued > 0) console.log(`${side}: ${queued} sends had to wait for their client.`);
    return microsPerSend;
  };
  for (const side of sides) await slice(side, false);
  const micros = await alternate(sides, repeats, (side) => slice(side, true));
  const base = micros[baseline] ?? [];
  const about = `${size} B to ${sockets} sockets`;
  return sides.flatMap((side): Figure[] => {
    const values = micros[side] ?? [];
    const cost: Figure = { name: `${about}: ${side}`, unit: 'µs', values, better: 'lower' };
    if (side === baseline) return [cost];
    return [
      cost,
      { name: `${about}: ${side} / ${baseline}`, unit: 'x', values: ratios(values, base), goal: 1.15, better: 'lower' },
    ];
  });
}
