// 5,000 claims of three lines frozen by one request: its time, processor time and memory.
import { parseArgs } from 'node:util';
import type { BillingOffice } from './claims/billing-office.ts';
import { submitClaims } from './claims/submit-claims.ts';
import type { Figure } from './frame/figure.ts';
import { postgresTime } from './frame/postgres-time.ts';
import { startProgram } from './frame/program.ts';
import { runBench } from './frame/run-bench.ts';
import { startPostgres } from './frame/start-postgres.ts';

const claims = 5_000;
const megabyte = 1024 * 1024;

interface Run {
  seconds: number;
  node: number;
  postgres: number;
  megabytes: number;
}

process.env.NODE_ENV = 'production';

const { values } = parseArgs({ options: { repeats: { type: 'string', default: '3' } } });

await runBench('freeze', async () => {
  const runs: Run[] = [];
  for (let repeat = 0; repeat < Number(values.repeats); repeat += 1) {
    const run = await freezeOnce();
    console.log(
      `${run.seconds.toFixed(1)} s; processor time: ${run.node.toFixed(1)} s of Foyer, ${run.postgres.toFixed(1)} s of PostgreSQL; ${Math.round(run.megabytes)} MB above idle`,
    );
    runs.push(run);
  }
  const figure = (name: string, unit: string, what: keyof Run, goal?: number): Figure => ({
    ...{ name: `${claims} claims frozen: ${name}`, unit, values: runs.map((run) => run[what]), better: 'lower' },
    ...(goal !== undefined && { goal }),
  });
  return [
    figure('time', 's', 'seconds', 20),
    figure('most memory above idle', 'MB', 'megabytes', 200),
    figure('processor time of Foyer', 's', 'node'),
    figure('processor time of PostgreSQL', 's', 'postgres'),
  ];
});

/** Each time in a database and a process of its own: memory that a process had once, it keeps. */
async function freezeOnce(): Promise<Run> {
  await using resources = new AsyncDisposableStack();
  const postgres = resources.use(await startPostgres());
  const furnish = await startProgram(import.meta, './claims/furnish', [postgres.appUrl, postgres.adminUrl]);
  const office = await furnish.ask<BillingOffice>('furnish', { claims });
  await furnish.stop();
  const server = resources.use(await startProgram(import.meta, './freeze/frozen', [postgres.appUrl], ['--expose-gc']));
  const port = await server.ask<number>('port');
  await submitClaims(port, office, { claimIds: [office.first] }, 1);
  const idle = await server.ask<number>('idle');
  const before = { node: await server.ask<number>('processorTime'), postgres: postgresTime(postgres.pid) };
  const startedAt = performance.now();
  await submitClaims(port, office, { ready: { payerId: office.payerId } }, claims);
  return {
    seconds: (performance.now() - startedAt) / 1000,
    node: ((await server.ask<number>('processorTime')) - before.node) / 1_000_000,
    postgres: (postgresTime(postgres.pid) - before.postgres) / 1_000_000,
    megabytes: ((await server.ask<number>('peak')) - idle) / megabyte,
  };
}
