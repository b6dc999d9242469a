// Writes per second with events in the log, against the same writes without, and with NOTIFY in the transaction.
import pg from 'pg';
import { alternate } from './frame/alternate.ts';
import type { Figure } from './frame/figure.ts';
import { type Program, startProgram } from './frame/program.ts';
import { ratios } from './frame/ratios.ts';
import { runBench } from './frame/run-bench.ts';
import { startPostgres } from './frame/start-postgres.ts';
import { type Desk, furnish } from './live-writes/furnish.ts';
import { channel, type Side, sides } from './live-writes/write-once.ts';

const writers = 32;
const repeats = 7;
const sliceMs = 3_000;
const warmUpMs = 1_000;

type Counts = Record<Side, number>;

await runBench('live-writes', async (resources) => {
  const { appUrl, ownerUrl } = resources.use(await startPostgres());
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  resources.defer(() => owner.end());
  // As a node that is told of changes this way would.
  let told = 0;
  const listener = new pg.Client(appUrl);
  await listener.connect();
  resources.defer(() => listener.end());
  listener.on('notification', () => {
    told += 1;
  });
  await listener.query(`listen ${channel}`);
  const program = resources.use(await startProgram(import.meta, './live-writes/writers', [appUrl, String(writers)]));

  const figures: Figure[] = [];
  for (const practices of [writers, 1]) {
    const desks = await furnish(owner, practices, writers / practices);
    const counts: Counts = { 'without events': 0, 'with events': 0, 'NOTIFY in the transaction': 0 };
    const toldBefore = told;
    figures.push(...(await measure(program, desks, counts, practices)));
    await listener.query('select 1');
    await expectAllThere(owner, desks, counts, told - toldBefore);
  }
  return figures;
});

async function measure(program: Program, desks: Desk[], counts: Counts, practices: number): Promise<Figure[]> {
  const slice = async (side: Side, ms: number): Promise<number> => {
    const { writes, perSecond } = await program.ask<{ writes: number; perSecond: number }>('slice', {
      side,
      desks,
      ms,
    });
    counts[side] += writes;
    return perSecond;
  };
  for (const side of sides) await slice(side, warmUpMs);
  const rates = await alternate(sides, repeats, (side) => slice(side, sliceMs));
  const where = `${writers} writers in ${practices === 1 ? 'one practice' : `${practices} practices`}`;
  const against = (side: Side, goal: number): Figure => ({
    name: `${where}: with events / ${side}`,
    unit: 'x',
    values: ratios(rates['with events'], rates[side]),
    better: 'higher',
    ...(practices > 1 && { goal }),
  });
  return [
    ...sides.map((side) => ({ name: `${where}: ${side}`, unit: '/s', values: rates[side], better: 'higher' as const })),
    against('without events', 0.85),
    against('NOTIFY in the transaction', 2),
  ];
}

/** Every committed write is in the tables once, its event has the next number, and the listener heard of its own. */
async function expectAllThere(owner: pg.Client, desks: readonly Desk[], counts: Counts, told: number): Promise<void> {
  const found = { writes: 0, events: 0 };
  for (const practiceId of new Set(desks.map((desk) => desk.practiceId))) {
    await owner.query(`select set_config('foyer.practice', $1, false)`, [practiceId]);
    const { rows } = await owner.query<{ writes: number; events: number; dense: boolean }>(
      `select (select sum(version - 1)::int from room) as writes, count(*)::int as events,
         count(*) = coalesce(max(seq), 0) and count(*) = (select last_seq from practice_stream) as dense from event_log`,
    );
    const [row] = rows;
    if (!row?.dense) throw new Error(`The events of practice ${practiceId} are not numbered 1..n.`);
    found.writes += row.writes;
    found.events += row.events;
  }
  const written = sides.reduce((sum, side) => sum + counts[side], 0);
  const notified = counts['NOTIFY in the transaction'];
  if (found.writes !== written || found.events !== counts['with events'] || told !== notified) {
    throw new Error(
      `Of ${written} writes ${found.writes} are stored; of ${counts['with events']} events ${found.events}; of ${notified} notifications ${told} were heard.`,
    );
  }
}
