// A search as one types it, over a practice of a million patients: each key press is a request.
import { parseArgs } from 'node:util';
import type { Figure } from './frame/figure.ts';
import { postgresTime } from './frame/postgres-time.ts';
import { startProgram } from './frame/program.ts';
import { runBench } from './frame/run-bench.ts';
import { startPostgres } from './frame/start-postgres.ts';
import { openOwner } from './office/open-owner.ts';
import type { Asks, RunResult } from './query/load/ask.ts';
import { furnishPatients, somePatients } from './search/furnish-patients.ts';
import { keyPresses, ways } from './search/typed-texts.ts';

const query = `query($text: String!) { searchPatients(text: $text) {
  nodes { id mrn givenName familyName birthDate phone } pageInfo { hasNextPage endCursor } } }`;
/** Desks that type at once. */
const desks = 2;
const goalMs = 50;
/** The filled-in rows are not written out while the searches are measured. */
const settings = { max_wal_size: '8GB', checkpoint_timeout: '1h', shared_buffers: '1GB' };

process.env.NODE_ENV = 'production';

const { values } = parseArgs({
  options: {
    patients: { type: 'string', default: '1000000' },
    searches: { type: 'string', default: '60' },
    repeats: { type: 'string', default: '3' },
  },
});

await runBench('search', async (resources) => {
  const postgres = resources.use(await startPostgres(settings));
  const startedAt = performance.now();
  const { practiceId, token } = await furnishPatients(postgres.ownerUrl, Number(values.patients));
  console.log(`${values.patients} patients in ${Math.round((performance.now() - startedAt) / 1000)} s`);
  const owner = await openOwner(postgres.ownerUrl, resources);
  const patients = await somePatients(owner, practiceId, Number(values.searches));
  const foyer = resources.use(await startProgram(import.meta, './query/sides/foyer', [postgres.appUrl]));
  const load = resources.use(await startProgram(import.meta, './query/load/load'));
  const port = await foyer.ask<number>('port');
  const figures: Figure[] = [];
  for (const [name, textOf] of Object.entries(ways)) {
    const texts = patients.map(textOf).flatMap(keyPresses);
    const asks: Asks = {
      name,
      port,
      path: '/graphql',
      query,
      asks: texts.map((text) => ({ token, variables: { text } })),
    };
    await load.ask('prepare', asks);
    const p99: number[] = [];
    const processorMs: number[] = [];
    // Once to warm up: what is typed first reads pages from the disk that stay in memory.
    for (let repeat = 0; repeat <= Number(values.repeats); repeat += 1) {
      const run = { name, connections: desks, ms: 600_000, most: texts.length };
      const before = postgresTime(postgres.pid);
      const result = await load.ask<RunResult>('run', run);
      if (repeat === 0) continue;
      p99.push(result.p99);
      processorMs.push((postgresTime(postgres.pid) - before) / 1000 / result.requests);
    }
    console.log(`${name}: ${texts.length} key presses, p99 ${p99.map(Math.round).join(', ')} ms`);
    figures.push({
      name: `${name}, ${texts.length} key presses: p99`,
      unit: 'ms',
      values: p99,
      better: 'lower',
      goal: goalMs,
    });
    // Says how much of the time is work where other programs have the processors, too.
    figures.push({
      name: `${name}: processor time of PostgreSQL for each`,
      unit: 'ms',
      values: processorMs,
      better: 'lower',
    });
  }
  return figures;
});
