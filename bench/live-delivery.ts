// The processor time of one delivered event: Foyer against a stock graphql-ws server with the same schema.
import type { Manner } from './board/board-in-memory.ts';
import { boardSubscription } from './board/board-subscription.ts';
import type { Figure } from './frame/figure.ts';
import { startProgram } from './frame/program.ts';
import { runBench } from './frame/run-bench.ts';
import { startPostgres } from './frame/start-postgres.ts';
import { measureDelivery, type Size } from './live-delivery/measure-delivery.ts';
import { type Servers, sides } from './live-delivery/servers.ts';
import { furnishOffice } from './office/furnish-office.ts';
import { openOwner } from './office/open-owner.ts';

const sockets = 1_000;
/** A session has 20 sockets at most. */
const sessions = 100;
/** How many visits a payload carries, how many payloads a slice, and how much less Foyer is to cost. */
const sizes: readonly Size[] = [
  { visits: 1, rounds: 15, name: '0.25 KB', goal: 5 },
  { visits: 5, rounds: 10, name: '0.75 KB', goal: 10 },
  { visits: 20, rounds: 6, name: '2.6 KB', goal: 30 },
];

await runBench('live-delivery', async (resources) => {
  const postgres = resources.use(await startPostgres());
  const office = await furnishOffice(await openOwner(postgres.ownerUrl, resources), { sessions });
  const figures: Figure[] = [];
  for (const manner of ['served', 'bare'] satisfies Manner[]) {
    await using run = new AsyncDisposableStack();
    const swarm = run.use(await startProgram(import.meta, './swarm/swarm'));
    const foyer = run.use(await startProgram(import.meta, './foyer/board', [manner, '20', postgres.appUrl]));
    const stock = run.use(await startProgram(import.meta, './peer/graphql-ws', [manner, '20']));
    const servers: Servers = {
      Foyer: { program: foyer, port: await foyer.ask('port') },
      'stock graphql-ws': { program: stock, port: await stock.ask('port') },
    };
    for (const side of sides) {
      const { program, port } = servers[side];
      await swarm.ask('open', { port, count: sockets, path: '/graphql', tokens: office.tokens });
      await swarm.ask('subscribe', { port, payloads: [boardSubscription(office.site)] });
      while ((await program.ask('subscriptions')) !== sockets);
    }
    for (const size of sizes)
      figures.push(...(await measureDelivery({ servers, swarm, office, sockets, manner, size })));
  }
  return figures;
});
