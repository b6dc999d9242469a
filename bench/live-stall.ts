// A thousand sockets in one group, of which one does not read: what the others and the server notice of it.
import { visitsTopic } from '../src/domains/visits/visit.events.ts';
import { alternate } from './frame/alternate.ts';
import type { Figure } from './frame/figure.ts';
import { startProgram } from './frame/program.ts';
import { ratios } from './frame/ratios.ts';
import { runBench } from './frame/run-bench.ts';
import { startPostgres } from './frame/start-postgres.ts';
import { measureStall, type Stall, sides } from './live-stall/measure-stall.ts';
import { furnishOffice } from './office/furnish-office.ts';
import { openOwner } from './office/open-owner.ts';
import { subscriptionsTo, watchOffices } from './office/watch-offices.ts';

const sockets = 1_000;
const repeats = 5;
const heavy = 20;
/** Most visits of one payload. */
const boardSize = 200;
/** The most bytes that may be kept for one socket, and the message that went above it. */
const mostKept = 256 * 1024 + 28 * 1024;

await runBench('live-stall', async (resources) => {
  const { appUrl, ownerUrl } = resources.use(await startPostgres());
  const office = await furnishOffice(await openOwner(ownerUrl, resources), { sessions: 100 });
  const swarm = resources.use(await startProgram(import.meta, './swarm/swarm'));
  const args = ['served', String(boardSize), appUrl];
  const server = resources.use(await startProgram(import.meta, './foyer/board', args, ['--expose-gc']));
  const port = await watchOffices({ swarm, server, offices: [office], sockets });
  // The socket that will not read has more to read: what lies between it and the server is full before it is taken for dead.
  await swarm.ask('subscribe', { port, payloads: subscriptionsTo([office]), each: heavy, first: 1 });
  const place = { swarm, server, port, practiceId: office.practiceId, topic: visitsTopic(office.siteId), boardSize };
  const found: Record<(typeof sides)[number], Stall[]> = { 'none stalled': [], 'one stalled': [] };
  const measure = async (side: (typeof sides)[number]): Promise<number> => {
    const stall = await measureStall(place, side);
    found[side].push(stall);
    return stall.p99;
  };
  for (const side of sides) await measure(side);
  for (const side of sides) found[side] = [];
  await alternate(sides, repeats, measure);
  return figuresOf(found);
});

function figuresOf(found: Record<(typeof sides)[number], Stall[]>): Figure[] {
  const of = (side: (typeof sides)[number], what: keyof Stall): number[] => found[side].map((one) => one[what]);
  const rows = (label: string, unit: string, what: keyof Stall): Figure[] =>
    sides.map((side) => ({
      name: `${sockets} sockets, ${side}: ${label}`,
      unit,
      values: of(side, what),
      better: 'lower',
    }));
  return [
    ...rows('p50 of the others', 'ms', 'p50'),
    ...rows('p99 of the others', 'ms', 'p99'),
    {
      name: `${sockets} sockets: p99 of the others, one stalled / none stalled`,
      ...{ unit: 'x', goal: 1.2, better: 'lower' },
      values: ratios(of('one stalled', 'p99'), of('none stalled', 'p99')),
    },
    ...rows('heap and external memory of the server', 'B', 'memory'),
    {
      name: `${sockets} sockets, one stalled: most kept for one socket`,
      ...{ unit: 'B', goal: mostKept, better: 'lower' },
      values: of('one stalled', 'buffered'),
    },
  ];
}
