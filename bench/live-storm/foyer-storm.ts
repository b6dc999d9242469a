import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Program } from '../frame/program.ts';
import type { Office } from '../office/furnish-office.ts';
import { lastNumbers } from '../office/last-numbers.ts';
import { subscriptionsTo } from '../office/watch-offices.ts';

const perSecond = 20;
/** Changes go on before, during and after the storm. */
const beforeMs = 500;
const ms = 3_000;

interface Setting {
  swarm: Program;
  server: Program;
  owner: pg.Client;
  offices: readonly Office[];
  port: number;
}

export interface StormCounts {
  ms: number;
  changes: number;
  logReads: number;
  sessions: number;
  statements: number;
}

type Counts = Record<'statements' | 'sessions' | 'boards' | 'logReads', number>;

/** One storm; afterwards every board must show what is true, up to the last change. */
export async function foyerStorm({ swarm, server, owner, offices, port }: Setting): Promise<StormCounts> {
  const before = await server.ask<Counts>('counts');
  const working = server.ask('work', { perSecond, ms });
  await pause(beforeMs);
  const took = await swarm.ask<number>('storm', { port, payloads: subscriptionsTo(offices) });
  await working;
  const after = await server.ask<Counts>('counts');
  const left = new Set(await server.ask<string[]>('gone'));
  const last = await lastNumbers(owner, offices);
  const practices = offices.map(({ visits }, number) => ({
    visits: visits.filter((visit) => !left.has(visit)),
    seq: last[number],
  }));
  await swarm.ask('expectBoards', { port, practices });
  return {
    ms: took,
    changes: (perSecond * ms) / 1000,
    logReads: after.logReads - before.logReads,
    sessions: after.sessions - before.sessions,
    statements: after.statements - before.statements,
  };
}
