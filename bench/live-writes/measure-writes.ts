import { alternate } from '../frame/alternate.ts';
import type { Figure } from '../frame/figure.ts';
import { postgresTime } from '../frame/postgres-time.ts';
import type { Program } from '../frame/program.ts';
import { ratios } from '../frame/ratios.ts';
import { type Side, sides } from './write-room.ts';
import type { Desk } from './writers.program.ts';

/** Short slices, many of them: what else the machine does for some seconds falls on all sides alike. */
const repeats = 15;
const sliceMs = 1_200;
const warmUpMs = 2_000;

/** The least writes with events for each write of another side. */
export type Goals = Partial<Record<Side, number>>;
export type Counts = Record<Side, number>;

interface Run {
  programs: readonly Program[];
  postgresPid: number;
  desks: readonly Desk[];
  where: string;
  goals: Goals;
}

interface Slice {
  writes: number;
  perSecond: number;
  micros: number;
}

export async function measureWrites(run: Run) {
  const counts: Counts = { 'without events': 0, 'with events': 0, 'NOTIFY in the transaction': 0 };
  const foyer: Record<Side, number[]> = { 'without events': [], 'with events': [], 'NOTIFY in the transaction': [] };
  const postgres = structuredClone(foyer);
  const slice = async (side: Side, ms: number): Promise<number> => {
    const before = postgresTime(run.postgresPid);
    const all = await writeAtOnce(run, side, ms);
    const writes = sum(all, 'writes');
    counts[side] += writes;
    foyer[side].push(sum(all, 'micros') / writes);
    postgres[side].push((postgresTime(run.postgresPid) - before) / writes);
    return sum(all, 'perSecond');
  };
  for (const side of sides) await slice(side, warmUpMs);
  for (const side of sides) foyer[side].length = postgres[side].length = 0;
  const rates = await alternate(sides, repeats, (side) => slice(side, sliceMs));
  return { counts, figures: figuresOf(run, rates, foyer, postgres) };
}

function writeAtOnce({ programs, desks }: Run, side: Side, ms: number): Promise<Slice[]> {
  const asked = programs.map((program, number) =>
    program.ask<Slice>('slice', {
      ...{ side, ms },
      desks: desks.filter((_desk, index) => index % programs.length === number),
    }),
  );
  return Promise.all(asked);
}

type Values = Record<Side, number[]>;

function figuresOf({ where, goals }: Run, rates: Values, foyer: Values, postgres: Values): Figure[] {
  const against = (side: Side): Figure => {
    const goal = goals[side];
    const values = ratios(rates['with events'], rates[side]);
    return { name: `${where}: with events / ${side}`, unit: 'x', values, better: 'higher', ...(goal && { goal }) };
  };
  return [
    ...sides.flatMap((side): Figure[] => [
      { name: `${where}: ${side}`, unit: '/s', values: rates[side], better: 'higher' },
      { name: `${where}: ${side}, processor time of Foyer`, unit: 'µs', values: foyer[side], better: 'lower' },
      { name: `${where}: ${side}, of PostgreSQL`, unit: 'µs', values: postgres[side], better: 'lower' },
    ]),
    against('without events'),
    against('NOTIFY in the transaction'),
  ];
}

function sum(slices: readonly Slice[], what: keyof Slice): number {
  return slices.reduce((total, slice) => total + slice[what], 0);
}
