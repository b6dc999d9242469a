// All sockets drop at once and reconnect with their cursors, while patients come and go: Foyer against bare `ws`.
import { setTimeout as pause } from 'node:timers/promises';
import { alternate } from './frame/alternate.ts';
import type { Figure } from './frame/figure.ts';
import { startProgram } from './frame/program.ts';
import { ratios } from './frame/ratios.ts';
import { runBench } from './frame/run-bench.ts';
import { startPostgres } from './frame/start-postgres.ts';
import { foyerStorm, type StormCounts } from './live-storm/foyer-storm.ts';
import { furnishOffice, type Office } from './office/furnish-office.ts';
import { openOwner } from './office/open-owner.ts';
import { watchOffices } from './office/watch-offices.ts';

const practices = 20;
const sockets = 1_000;
const repeats = 7;
/** About as long as the first payload after coming back. */
const answerSize = 320;
const restMs = 1_000;
/** The protocol's welcome takes a message and an answer of its own: their cost alone is reported beside. */
const sides = ['bare ws', 'bare ws, two answers', 'Foyer'] as const;

await runBench('live-storm', async (resources) => {
  const { appUrl, ownerUrl } = resources.use(await startPostgres());
  const owner = await openOwner(ownerUrl, resources);
  const offices: Office[] = [];
  for (let count = 0; count < practices; count += 1)
    offices.push(await furnishOffice(owner, { sessions: 50, visits: 30 }));
  const server = resources.use(await startProgram(import.meta, './foyer/served', [appUrl]));
  const bare = resources.use(await startProgram(import.meta, './peer/raw-ws', [String(answerSize)]));
  const swarm = resources.use(await startProgram(import.meta, './swarm/swarm'));
  await server.ask('take', offices);
  const follow = (opened: number) => swarm.ask<void>('follow', { port: opened });
  const port = await watchOffices({ swarm, server, offices, sockets, prepare: follow });
  const barePort = await bare.ask<number>('port');
  await swarm.ask('open', { port: barePort, count: sockets, path: '/graphql' });
  const twice = resources.use(await startProgram(import.meta, './peer/raw-ws', [String(answerSize)]));
  const twicePort = await twice.ask<number>('port');
  await swarm.ask('open', { port: twicePort, count: sockets, path: '/graphql', tokens: ['hello'] });
  const counts: StormCounts[] = [];
  const measure = async (side: (typeof sides)[number]): Promise<number> => {
    await pause(restMs);
    if (side !== 'Foyer') return swarm.ask<number>('storm', { port: side === 'bare ws' ? barePort : twicePort });
    const storm = await foyerStorm({ swarm, server, owner, offices, port });
    counts.push(storm);
    return storm.ms;
  };
  for (const side of sides) await measure(side);
  counts.length = 0;
  return figuresOf(await alternate(sides, repeats, measure), counts);
});

function figuresOf(times: Record<(typeof sides)[number], number[]>, counts: readonly StormCounts[]): Figure[] {
  const about = `${sockets} sockets in ${practices} practices come back`;
  const of = (what: keyof StormCounts): number[] => counts.map((one) => one[what]);
  return [
    ...sides.map((side): Figure => ({ name: `${about}: ${side}`, unit: 'ms', values: times[side], better: 'lower' })),
    {
      ...{ name: `${about}: Foyer / bare ws`, unit: 'x', values: ratios(times.Foyer, times['bare ws']) },
      ...{ goal: 2, better: 'lower' },
    },
    {
      ...{ name: `${about}: readings of the event log for each practice`, unit: '', better: 'lower', goal: 1 },
      values: of('logReads').map((reads) => reads / practices),
    },
    { name: `${about}: look-ups of sessions`, unit: '', values: of('sessions'), better: 'lower' },
    {
      name: `${about}: statements of the node, those of ${counts[0]?.changes} changes among them`,
      ...{ unit: '', values: of('statements'), better: 'lower' },
    },
  ];
}
