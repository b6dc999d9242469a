import { setTimeout as pause } from 'node:timers/promises';
import type { Account } from '../api/session.ts';
import { SimulationFailure } from '../simulation-failure.ts';
import { openBillersDesk } from './bill-claims.ts';
import { type ClaimsCrew, signInClaimsCrew } from './claims-crew.ts';
import { type ClaimsDay, openDay } from './claims-day.ts';
import { openRecord } from './claims-record.ts';
import { claimsSummary } from './claims-summary.ts';
import { codeVisit } from './code-visit.ts';
import { type ClaimsOffice, findClaimsOffice } from './find-claims-office.ts';
import { seePatients } from './see-patients.ts';
import type { startClearinghouse } from './start-clearinghouse.ts';
import { watchClaims } from './watch-claims.ts';

export interface ClaimsDayArguments {
  url: string;
  site: string | null;
  patients: number;
  /** Days a minute. */
  speed: number;
  seed: number;
  /** Days after which claims without an answer are left. */
  days: number;
  account: Account | null;
  ediFolder: string;
  quiet: boolean;
  startHouse: typeof startClearinghouse;
}

interface Surroundings {
  console: { out: NodeJS.WritableStream; err: NodeJS.WritableStream };
  signal: AbortSignal;
}

/** The pace of the biller: the file of a morning takes claims of several patients. */
const billerMs = 300;

/** Plays the day; answers the exit code. */
export async function runClaimsDay(args: ClaimsDayArguments, { console, signal }: Surroundings): Promise<number> {
  try {
    const crew = await signInClaimsCrew(args.url, args.account);
    try {
      const office = await findClaimsOffice(crew, args);
      return await play(args, { crew, office, console, signal });
    } finally {
      await crew.end().catch(() => {});
    }
  } catch (error) {
    if (!(error instanceof SimulationFailure)) throw error;
    console.err.write(`${error.message}\n`);
    return 1;
  }
}

async function play(
  args: ClaimsDayArguments,
  { crew, office, console, signal: stopped }: Surroundings & { crew: ClaimsCrew; office: ClaimsOffice },
): Promise<number> {
  const write = (line: string) => void (args.quiet || console.out.write(`${line}\n`));
  const msPerDay = 60_000 / args.speed;
  const startedAt = Date.now();
  const over = new AbortController();
  const signal = AbortSignal.any([stopped, over.signal]);
  const day = openDay({ crew, office, signal, seed: args.seed, note: (line) => write(`           ${line}`) });
  write(
    `${office.site.name}: ${office.insuredIds.length} insured patients, a day lasts ${msPerDay / 1000} s, seed ${args.seed}; Ctrl-C stops.`,
  );
  const house = args.startHouse({ folder: office.folder, speed: args.speed, seed: args.seed });
  const record = openRecord(msPerDay, startedAt);
  const desk = openBillersDesk(day);
  const ready = Promise.withResolvers<void>();
  const watching = watchClaims(
    crew.biller,
    signal,
    (event) => {
      const line = record.note(event, Date.now());
      if (line) write(line);
      desk.hear(event);
    },
    ready.resolve,
  );
  try {
    await Promise.race([ready.promise, watching]);
    const front = seeAndCode(day);
    await bill({ day, desk, record, front, until: startedAt + args.days * msPerDay });
    await front;
  } finally {
    over.abort();
    await watching;
    await house.stop();
  }
  console.out.write(`${claimsSummary(record, msPerDay, { seed: args.seed, isStopped: stopped.aborted })}\n`);
  return day.refusals() > 0 ? 1 : 0;
}

/** Patients are seen, and their visits coded, one after another. */
async function seeAndCode(day: ClaimsDay): Promise<void> {
  for await (const patientId of seePatients(day)) await codeVisit(day, patientId);
}

interface Billing {
  day: ClaimsDay;
  desk: ReturnType<typeof openBillersDesk>;
  record: ReturnType<typeof openRecord>;
  front: Promise<void>;
  /** When the day is over, whatever is still open. */
  until: number;
}

/** The biller works until nothing is under way, or the days are over. */
async function bill({ day, desk, record, front, until }: Billing): Promise<void> {
  let isCoding = true;
  const coded = front.finally(() => {
    isCoding = false;
  });
  coded.catch(() => {});
  const isOver = () => !isCoding && !desk.hasWork() && record.underWay() === 0;
  while (!day.signal.aborted && Date.now() < until && !isOver()) {
    if (desk.hasWork()) await desk.work();
    await pause(billerMs, undefined, { signal: day.signal }).catch(() => {});
  }
}
