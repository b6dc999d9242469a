// Writes per second with events in the log, against the same writes without, and with NOTIFY in the transaction.
import pg from 'pg';
import type { Figure } from './frame/figure.ts';
import { startProgram } from './frame/program.ts';
import { runBench } from './frame/run-bench.ts';
import { startPostgres } from './frame/start-postgres.ts';
import { expectAllThere } from './live-writes/expect-all-there.ts';
import { type Goals, measureWrites } from './live-writes/measure-writes.ts';
import { channel } from './live-writes/write-room.ts';
import { furnishOffice, type Office } from './office/furnish-office.ts';
import { openOwner } from './office/open-owner.ts';

const writers = 32;
const processes = 2;

interface Place {
  disk: string;
  settings: Record<string, string>;
  practices: number;
  goals: Goals;
}

const places: readonly Place[] = [
  {
    disk: 'this disk',
    settings: {},
    practices: writers,
    goals: { 'without events': 0.85, 'NOTIFY in the transaction': 2 },
  },
  { disk: 'this disk', settings: {}, practices: 1, goals: {} },
  {
    disk: 'imitated 1 ms flush',
    settings: slowFlush(1),
    practices: writers,
    goals: { 'NOTIFY in the transaction': 2 },
  },
  { disk: 'imitated 5 ms flush', settings: slowFlush(5), practices: writers, goals: {} },
];

/** A connection that flushes waits this long first, as for a slower disk; commits of others meanwhile go with it, as there. */
function slowFlush(ms: number): Record<string, string> {
  return { commit_delay: String(ms * 1000), commit_siblings: '0' };
}

await runBench('live-writes', async () => {
  const figures: Figure[] = [];
  for (const place of places) figures.push(...(await measureAt(place)));
  return figures;
});

async function measureAt({ disk, settings, practices, goals }: Place): Promise<Figure[]> {
  await using resources = new AsyncDisposableStack();
  const { appUrl, ownerUrl, pid: postgresPid } = resources.use(await startPostgres(settings));
  const owner = await openOwner(ownerUrl, resources);
  const listener = await listen(appUrl, resources);
  const programs = [];
  for (let one = 0; one < processes; one += 1) {
    const args = [appUrl, String(writers / processes)];
    programs.push(resources.use(await startProgram(import.meta, './live-writes/writers', args)));
  }
  const offices: Office[] = [];
  for (let count = 0; count < practices; count += 1)
    offices.push(await furnishOffice(owner, { sessions: 1, rooms: writers / practices }));
  const desks = offices.flatMap((office) => office.roomIds.map((roomId) => ({ office, roomId })));
  const where = `${disk}, ${writers} writers in ${practices === 1 ? 'one practice' : `${practices} practices`}`;
  const { figures, counts } = await measureWrites({ programs, postgresPid, desks, where, goals });
  await listener.client.query('select 1');
  await expectAllThere(owner, offices, counts, listener.received());
  return figures;
}

/** As a node that receives changes by NOTIFY would. */
async function listen(appUrl: string, resources: AsyncDisposableStack) {
  const client = new pg.Client(appUrl);
  await client.connect();
  resources.defer(() => client.end());
  let received = 0;
  client.on('notification', () => {
    received += 1;
  });
  await client.query(`listen ${channel}`);
  return { client, received: () => received };
}
