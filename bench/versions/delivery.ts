import { boardSubscription } from '../board/board-subscription.ts';
import type { Figure } from '../frame/figure.ts';
import { type Program, startProgram } from '../frame/program.ts';
import type { Office } from '../office/furnish-office.ts';
import { measurePairs } from './pairs.ts';
import { metaOf, moduleOf, type Tree } from './tree.ts';

interface Version {
  tree: Tree;
  foyer: Program;
  swarm: Program;
  office: Office;
  port: number;
}

const sockets = 1_000;
const sessions = 100;
/** How many visits a payload carries, and how many payloads a slice. */
const sizes = [
  { visits: 1, rounds: 15 },
  { visits: 5, rounds: 10 },
  { visits: 20, rounds: 6 },
];

/** One change to a thousand sockets in one group, as in `bench:live-delivery`. */
export async function compareDelivery(trees: readonly Tree[], pairs: number): Promise<Figure[]> {
  await using resources = new AsyncDisposableStack();
  const versions: Version[] = [];
  for (const tree of trees) versions.push(await open(tree, resources));
  const [before, after] = versions as [Version, Version];
  const figures: Figure[] = [];
  for (const size of sizes) {
    await expectSamePayloads([before, after], size.visits);
    for (const version of [before, after]) await deliver(version, size);
    figures.push(
      ...(await measurePairs(
        `${size.visits} visits to ${sockets} sockets`,
        [before, after],
        pairs,
        async (version) => ({
          'processor time for a payload, µs': await deliver(version, size),
        }),
      )),
    );
  }
  return figures;
}

async function open(tree: Tree, resources: AsyncDisposableStack): Promise<Version> {
  const { startPostgres } = await moduleOf<typeof import('../frame/start-postgres.ts')>(tree, 'frame/start-postgres');
  const { furnishOffice } = await moduleOf<typeof import('../office/furnish-office.ts')>(tree, 'office/furnish-office');
  const { openOwner } = await moduleOf<typeof import('../office/open-owner.ts')>(tree, 'office/open-owner');
  const postgres = resources.use(await startPostgres());
  const office = await furnishOffice(await openOwner(postgres.ownerUrl, resources), { sessions });
  const meta = metaOf(tree, 'live-delivery');
  const swarm = resources.use(await startProgram(meta, './swarm/swarm'));
  const foyer = resources.use(await startProgram(meta, './foyer/board', ['served', '20', postgres.appUrl]));
  const port = await foyer.ask<number>('port');
  await swarm.ask('open', { port, count: sockets, path: '/graphql', tokens: office.tokens });
  await swarm.ask('subscribe', { port, payloads: [boardSubscription(office.site)] });
  while ((await foyer.ask('subscriptions')) !== sockets);
  return { tree, foyer, swarm, office, port };
}

/** Delivers, waits until every socket has read it, and answers the processor time for each message. */
async function deliver(version: Version, { visits, rounds }: { visits: number; rounds: number }): Promise<number> {
  // The event before keeps signs of life, which are sent after silence, out of the count.
  await publish(version, visits, 1);
  const micros = await publish(version, visits, rounds);
  const { messages } = await version.swarm.ask<{ messages: number }>('count', { port: version.port });
  if (messages !== rounds * sockets) throw new Error(`${messages} messages of ${rounds * sockets} arrived.`);
  return micros / (rounds * sockets);
}

async function publish({ foyer, swarm, office, port }: Version, visits: number, rounds: number): Promise<number> {
  const { practiceId, siteId } = office;
  await swarm.ask('count', { port });
  const micros = await foyer.ask<number>('deliver', {
    ...{ topic: `visits:${siteId}`, visits, rounds, version: 1_000, practiceId },
  });
  await swarm.ask('arrival', { port, each: rounds });
  return micros;
}

async function expectSamePayloads(versions: readonly Version[], visits: number): Promise<void> {
  const seen = new Set<string>();
  for (const version of versions) {
    await publish(version, visits, 1);
    await version.swarm.ask('keep', { port: version.port });
    await publish(version, visits, 1);
    const { payloads } = await version.swarm.ask<{ payloads: string[] }>('compare', { port: version.port });
    for (const payload of payloads) seen.add(payload);
  }
  if (seen.size !== 1) throw new Error(`The versions delivered ${seen.size} different payloads.`);
}
