// The memory of one subscription: Foyer against a stock graphql-ws server with the same schema.
import { boardSubscription } from './board/board-subscription.ts';
import { alternate } from './frame/alternate.ts';
import type { Figure } from './frame/figure.ts';
import type { MemoryInUse } from './frame/memory-in-use.ts';
import { startProgram } from './frame/program.ts';
import { ratios } from './frame/ratios.ts';
import { runBench } from './frame/run-bench.ts';
import { startPostgres } from './frame/start-postgres.ts';
import { type Side, sides } from './live-delivery/servers.ts';
import { furnishOffice, type Office } from './office/furnish-office.ts';
import { openOwner } from './office/open-owner.ts';

const repeats = 5;
const sessions = 100;
/** One visit on the board: a snapshot leaves nothing behind, but a large one would leave the heap larger. */
const visits = '1';
const shapes = [
  { sockets: 200, each: 10 },
  { sockets: 1_000, each: 1 },
];
type Shape = (typeof shapes)[number];
type Measured = Record<'heap' | 'external' | 'socket', number>;

await runBench('live-heap', async (resources) => {
  const { appUrl, ownerUrl } = resources.use(await startPostgres());
  const office = await furnishOffice(await openOwner(ownerUrl, resources), { sessions });
  const figures: Figure[] = [];
  for (const shape of shapes) figures.push(...(await compare(shape, office, appUrl)));
  return figures;
});

async function compare(shape: Shape, office: Office, appUrl: string): Promise<Figure[]> {
  const measured: Record<Side, Measured[]> = { Foyer: [], 'stock graphql-ws': [] };
  await alternate(sides, repeats, async (side) => {
    const one = await measure(side, shape, office, appUrl);
    measured[side].push(one);
    return one.heap;
  });
  const { sockets, each } = shape;
  const about = `${sockets * each} subscriptions on ${sockets} sockets`;
  const of = (side: Side, what: keyof Measured): number[] => measured[side].map((one) => one[what]);
  const whole = (side: Side): number[] => measured[side].map(({ heap, external }) => heap + external);
  const bytes = (what: keyof Measured, label: string): Figure[] =>
    sides.map((side) => ({
      name: `${about}: ${label}, ${side}`,
      unit: 'B',
      values: of(side, what),
      better: 'lower',
    }));
  const stock = 'stock graphql-ws';
  return [
    ...bytes('heap', 'heap for each'),
    ...bytes('external', 'external memory for each'),
    ...bytes('socket', 'heap for each socket before it subscribes'),
    {
      name: `${about}: heap and external memory for each, Foyer / ${stock}`,
      unit: 'x',
      values: ratios(whole('Foyer'), whole(stock)),
      goal: 0.3,
      better: 'lower',
    },
  ];
}

/** A server of its own each time: empty, then with sockets, then with subscriptions that have had their first payload. */
async function measure(side: Side, { sockets, each }: Shape, office: Office, appUrl: string): Promise<Measured> {
  await using run = new AsyncDisposableStack();
  const swarm = run.use(await startProgram(import.meta, './swarm/swarm'));
  const file = side === 'Foyer' ? './foyer/board' : './peer/graphql-ws';
  const args = ['served', visits, ...(side === 'Foyer' ? [appUrl] : [])];
  const server = run.use(await startProgram(import.meta, file, args, ['--expose-gc']));
  const port = await server.ask<number>('port');
  const subscribe = async (payload: unknown, times: number): Promise<void> => {
    const before = await server.ask<number>('subscriptions');
    await swarm.ask('subscribe', { port, payloads: [payload], each: times });
    while ((await server.ask<number>('subscriptions')) < before + sockets * times);
  };
  const empty = await server.ask<MemoryInUse>('memory');
  await swarm.ask('open', { port, count: sockets, path: '/graphql', tokens: office.tokens });
  const open = await server.ask<MemoryInUse>('memory');
  await subscribe(boardSubscription(office.site), each);
  // Foyer begins with a snapshot, which the stock server has no notion of.
  if (side === 'Foyer') await swarm.ask('arrival', { port, each: each + 1 });
  const subscribed = await server.ask<MemoryInUse>('memory');
  return {
    heap: (subscribed.heap - open.heap) / (sockets * each),
    external: (subscribed.external - open.external) / (sockets * each),
    socket: (open.heap - empty.heap) / sockets,
  };
}
