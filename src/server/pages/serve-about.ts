import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { demoAccounts, demoPassword, demoPractice } from '../../demo/demo-accounts.ts';
import { projectRoot } from '../../settings/project-root.ts';

/** The parts of a node that its start page shows. */
export interface Runs {
  /** Such as `PostgreSQL 18.4, embedded`. */
  database: string;
  /** Whether the demo practice is there. */
  demo: boolean;
  hasPractice: () => Promise<boolean>;
}

interface AboutOptions {
  runs: Runs;
  production: boolean;
  explorer: boolean;
}

/** How long an answer that there is no practice is kept, in milliseconds. Every client can send for it. */
const keptMs = 2_000;

/** Serves the facts of the start page. In production only whether there is a practice: versions help attackers. */
export function serveAbout(http: FastifyInstance, { runs, production, explorer }: AboutOptions): void {
  const hasPractice = keepYes(runs.hasPractice);
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };
  const demo = runs.demo ? { practice: demoPractice, password: demoPassword, accounts: accounts() } : null;
  const development = production ? null : { version, database: runs.database, hasExplorer: explorer, demo };
  http.get('/about.json', async () => ({ hasPractice: await hasPractice(), development }));
}

function accounts() {
  return demoAccounts.map(({ email, name }) => ({ email, name }));
}

/** A practice that is there stays; that there is none is asked for again, though not for each client. */
function keepYes(ask: () => Promise<boolean>): () => Promise<boolean> {
  let [answer, askedAt] = [Promise.resolve(false), Number.NEGATIVE_INFINITY];
  return async () => {
    if (await answer) return true;
    const now = performance.now();
    if (now - askedAt > keptMs) [answer, askedAt] = [ask(), now];
    return answer;
  };
}
