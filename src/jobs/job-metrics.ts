import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { Counter, Gauge, type Registry } from 'prom-client';
import { readerOf } from '../database/sql/reader.ts';
import { deadLetters, jobSchema } from './queues.ts';

export type RunOutcome = 'done' | 'failed' | 'dead';

/** The runs of this process, by kind and outcome. */
export class JobMetrics {
  readonly #runs: Counter<'job' | 'outcome'>;

  constructor(registry: Registry) {
    this.#runs = new Counter({
      name: 'foyer_job_runs_total',
      help: 'Runs of jobs in this process: done, failed and to be repeated, or dead after the last failure.',
      labelNames: ['job', 'outcome'],
      registers: [registry],
    });
  }

  ran(job: string, outcome: RunOutcome): void {
    this.#runs.inc({ job, outcome });
  }
}

interface Counted {
  name: string;
  state: string;
  jobs: string;
}

const counts = sql<Counted>`select name,
    case when state in ('created', 'retry') then 'waiting' when state = 'active' then 'running' else 'dead' end as state, count(*) as jobs
  from ${sql.id(jobSchema, 'job')}
  where state in ('created', 'retry', 'active', 'failed') and name <> ${deadLetters} and not starts_with(name, '__pgboss')
  group by 1, 2`;

/** Counts the jobs of the whole installation, on any node, each time that `/metrics` is asked for. */
export function observeJobs(orm: MikroORM, registry: Registry): void {
  new Gauge({
    name: 'foyer_jobs',
    help: 'Jobs of the installation: waiting, running, or dead in the last 7 days.',
    labelNames: ['job', 'state'],
    registers: [registry],
    async collect() {
      this.reset();
      try {
        const { rows } = await counts.execute(readerOf(orm.em.fork()));
        for (const { name, state, jobs } of rows) this.set({ job: name, state }, Number(jobs));
      } catch {
        // The other figures are answered while the database is away; readyz says that it is.
      }
    },
  });
}
