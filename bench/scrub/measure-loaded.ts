import type { BillingOffice } from '../claims/billing-office.ts';
import { alternate } from '../frame/alternate.ts';
import type { Figure } from '../frame/figure.ts';
import { postgresTime } from '../frame/postgres-time.ts';
import { type Program, startProgram } from '../frame/program.ts';
import { ratios } from '../frame/ratios.ts';
import { startPostgres } from '../frame/start-postgres.ts';

const repeats = 9;
const warmUps = 5;
const claims = 2_000;
const sides = ['scrub', 'load'] as const;

interface Run {
  micros: number;
  claims: number;
  findings: number;
  /** The most for 200 claims. */
  statements: number;
}

/** The same with claims and facts loaded from PostgreSQL, with its processor time and without. */
export async function measureLoaded(): Promise<Figure[]> {
  await using resources = new AsyncDisposableStack();
  const postgres = resources.use(await startPostgres());
  const furnish = await startProgram(import.meta, '../claims/furnish', [postgres.appUrl, postgres.adminUrl]);
  const { practiceId } = await furnish.ask<BillingOffice>('furnish', { claims });
  await furnish.stop();
  const programs = new Map<string, Program>();
  for (const side of sides)
    programs.set(side, resources.use(await startProgram(import.meta, './loaded', [postgres.appUrl, practiceId, side])));
  let statements = 0;
  const own: Record<string, number[]> = { scrub: [], load: [] };
  const run = async (side: string): Promise<number> => {
    const before = postgresTime(postgres.pid);
    const made = await (programs.get(side) as Program).ask<Run>('run', { claims });
    if (made.claims !== claims) throw new Error(`${made.claims} claims were loaded.`);
    statements = Math.max(statements, made.statements);
    own[side]?.push(made.micros / 1_000_000);
    return (made.micros + postgresTime(postgres.pid) - before) / 1_000_000;
  };
  for (let round = 0; round < warmUps; round += 1) for (const side of sides) await run(side);
  for (const values of Object.values(own)) values.length = 0;
  const seconds = await alternate(sides, repeats, run);
  return [
    { name: `${claims} claims loaded and scrubbed`, unit: 's', values: seconds.scrub, goal: 1, better: 'lower' },
    { name: `${claims} claims and facts loaded`, unit: 's', values: seconds.load, better: 'lower' },
    {
      ...{ name: 'loaded and scrubbed / loaded', unit: 'x', goal: 2, better: 'lower' },
      values: ratios(seconds.scrub, seconds.load),
    },
    { name: 'of it Foyer, loaded and scrubbed', unit: 's', values: own.scrub ?? [], better: 'lower' },
    { name: 'of it Foyer, loaded', unit: 's', values: own.load ?? [], better: 'lower' },
    { name: 'statements for 200 claims', unit: '', values: [statements], goal: 12, better: 'lower' },
  ];
}
