import { type Crew, signInCrew } from './api/crew.ts';
import type { Account } from './api/session.ts';
import { type FoundOffice, findOffice, type WantedOffice } from './office/find-office.ts';
import { morningMinutes } from './plan/morning-plan.ts';
import type { Clock } from './play/clock.ts';
import { playMorning } from './play/play-morning.ts';
import { SimulationFailure } from './simulation-failure.ts';
import { summary } from './summary.ts';

export interface SimulateArguments extends WantedOffice {
  url: string;
  speed: number;
  seed: number;
  /** Null for the demo practice's people. */
  account: Account | null;
  quiet: boolean;
}

interface Surroundings {
  console: { out: NodeJS.WritableStream; err: NodeJS.WritableStream };
  /** Stops the morning between two happenings. */
  signal: AbortSignal;
  startClock: (speed: number) => Clock;
}

/** Plays the morning; answers the exit code. */
export async function runSimulation(args: SimulateArguments, surroundings: Surroundings): Promise<number> {
  const { err } = surroundings.console;
  try {
    return await simulate(args, surroundings);
  } catch (error) {
    if (!(error instanceof SimulationFailure)) throw error;
    err.write(`${error.message}\n`);
    return 1;
  }
}

async function simulate(args: SimulateArguments, surroundings: Surroundings): Promise<number> {
  const crew = await signInCrew(args.url, args.account);
  try {
    const office = await findOffice(crew, args);
    return await play(args, { crew, office, ...surroundings });
  } finally {
    // Failures are reported already; a server that is down keeps no sessions.
    await crew.end().catch(() => {});
  }
}

async function play(
  { seed, speed, quiet }: SimulateArguments,
  { crew, office, console, signal, startClock }: Surroundings & { crew: Crew; office: FoundOffice },
): Promise<number> {
  const write = (line: string) => void console.out.write(`${line}\n`);
  if (!quiet) write(introduction(office, { seed, speed }));
  const clock = startClock(speed);
  const end = await playMorning({ office, crew, clock, seed, write: quiet ? null : write, signal });
  write(summary({ ...end, seed, isStopped: signal.aborted }));
  if (end.failure) throw end.failure;
  return end.tally.refused > 0 ? 1 : 0;
}

function introduction(
  { site, patientIds, providers, rooms }: FoundOffice,
  { seed, speed }: { seed: number; speed: number },
): string {
  const minutes = Math.round((morningMinutes / speed) * 10) / 10;
  return (
    `${site.name}: patients ${patientIds.length}, providers ${providers.length}, rooms ${rooms.length}. ` +
    `08:00 to 12:00 in about ${minutes} min, seed ${seed}; Ctrl-C stops.`
  );
}
