// A page of 100 claims of a worklist with patient, payer and last event, in a practice of 200,000 claims.
import { parseArgs } from 'node:util';
import type { BillingOffice } from './claims/billing-office.ts';
import type { Figure } from './frame/figure.ts';
import { postgresTime } from './frame/postgres-time.ts';
import { startProgram } from './frame/program.ts';
import { runBench } from './frame/run-bench.ts';
import { startPostgres } from './frame/start-postgres.ts';
import { openOwner } from './office/open-owner.ts';
import type { Ask, Asks, RunResult } from './query/load/ask.ts';

const query = `query($filter: ClaimFilter, $orderBy: ClaimOrder!) { claims(first: 100, filter: $filter, orderBy: $orderBy) {
  nodes { id pcn status total deadline inQueueSince patient { givenName familyName mrn } payer { name }
    lastEvent { kind fromStatus toStatus at codes } }
  pageInfo { hasNextPage endCursor } } }`;
const queues = ['TO_FIX', 'TO_SEND', 'WAITING', 'REJECTED', 'DENIED', 'SILENT', 'DONE'];
const orders = ['LONGEST_IN_QUEUE_FIRST', 'DEADLINE_FIRST', 'LARGEST_FIRST'];
const goalMs = 60;
/** Pages of one order in a run. */
const pages = 140;
/** The filled-in rows are not written out while pages are read. */
const settings = { max_wal_size: '8GB', checkpoint_timeout: '1h', shared_buffers: '1GB' };

process.env.NODE_ENV = 'production';

const { values } = parseArgs({
  options: { claims: { type: 'string', default: '200000' }, repeats: { type: 'string', default: '3' } },
});

await runBench('claims-list', async (resources) => {
  const postgres = resources.use(await startPostgres(settings));
  const furnish = await startProgram(import.meta, './claims/furnish', [postgres.appUrl, postgres.adminUrl]);
  const office = await furnish.ask<BillingOffice>('furnish', { claims: Number(values.claims) });
  await furnish.stop();
  const owner = await openOwner(postgres.adminUrl, resources);
  // Copies are alike: they get queues, times, deadlines and amounts of their own.
  await owner.query(
    `update claim set queue = ($2::text[])[1 + abs(hashtext(id::text)) % cardinality($2::text[])],
      in_queue_since = in_queue_since - abs(hashtext(pcn)) % 7776000 * interval '1 second',
      deadline = date '2026-12-01' + abs(hashtext(pcn || 'd')) % 180, total_cents = 1000 + abs(hashtext(pcn || 't')) % 500000
     where practice_id = $1`,
    [office.practiceId, queues],
  );
  await owner.query('vacuum analyze');
  const foyer = resources.use(await startProgram(import.meta, './query/sides/foyer', [postgres.appUrl]));
  const load = resources.use(await startProgram(import.meta, './query/load/load'));
  const port = await foyer.ask<number>('port');
  const figures: Figure[] = [];
  for (const orderBy of orders) {
    const asks = Array.from({ length: pages }, (_, page): Ask => {
      const filter = { queue: { in: [queues[page % queues.length]] }, ...(page % 2 && { payerId: office.payerId }) };
      return { token: office.token, variables: { filter, orderBy } };
    });
    await load.ask('prepare', { name: orderBy, port, path: '/graphql', query, asks } satisfies Asks);
    const [p99, micros]: [number[], number[]] = [[], []];
    for (let repeat = 0; repeat <= Number(values.repeats); repeat += 1) {
      const before = postgresTime(postgres.pid);
      const run = { name: orderBy, connections: 1, ms: 600_000, most: pages };
      const result = await load.ask<RunResult>('run', run);
      // Once to warm up.
      if (repeat === 0) continue;
      p99.push(result.p99);
      micros.push((postgresTime(postgres.pid) - before) / 1000 / result.requests);
    }
    const about = `a page of 100 among ${values.claims} claims, ${orderBy}`;
    figures.push({ name: `${about}: p99`, unit: 'ms', values: p99, goal: goalMs, better: 'lower' });
    figures.push({ name: `${about}: processor time of PostgreSQL`, unit: 'ms', values: micros, better: 'lower' });
  }
  return figures;
});
