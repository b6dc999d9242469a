import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from './clock.ts';
import { type Arrival, watchArrivals } from './folder/arrivals.ts';
import { deliver } from './folder/deliver.ts';
import { type Faults, markedName } from './folder/faults.ts';
import { type Journal, openJournal, type WaitingAnswer } from './folder/journal.ts';
import type { FilePlan } from './play/plan.ts';
import { planFile } from './play/plan-file.ts';
import { openPurse } from './play/purse.ts';
import { days } from './play/steps.ts';

export interface ClearinghouseOptions {
  folder: string;
  /** How long a day lasts, in milliseconds. */
  msPerDay: number;
  seed: number | null;
  faults: Faults;
  clock: Clock;
  signal: AbortSignal;
  /** Gets one line for each file that comes or goes. */
  report(line: string): void;
}

export interface Clearinghouse {
  /** Takes in what has come. */
  receive(): Promise<void>;
  /** Sends what is due until a moment, in milliseconds; the answer is when the next is due, or null. */
  send(until: number): Promise<number | null>;
}

/** A clearinghouse over a folder with `out/`, `in/`, `done/` and `refused/`. */
export async function openClearinghouse(options: ClearinghouseOptions): Promise<Clearinghouse> {
  const { folder, clock, report, signal } = options;
  for (const name of ['out', 'in', 'done', 'refused']) await mkdir(join(folder, name), { recursive: true });
  const journal = await openJournal(folder);
  const arrivals = watchArrivals(join(folder, 'out'), clock);

  return {
    receive: async () => {
      for (const arrival of await arrivals()) report(await takeIn(arrival, journal, options));
    },
    send: async (until) => {
      for (const { name, content, due } of journal.waiting()) {
        if (due > until || signal.aborted) return due;
        await deliver(name, content, options);
        await journal.sent(name);
        report(`in/${name}`);
      }
      return null;
    },
  };
}

async function takeIn({ file, bytes }: Arrival, journal: Journal, options: ClearinghouseOptions): Promise<string> {
  const { clock, msPerDay, seed } = options;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (journal.hasSeen(sha256)) return `out/${file}: it was answered before`;
  const at = clock.now();
  const purse = openPurse(journal.balances());
  const context = { sha256, seed, known: journal.known, purse, at, msPerDay };
  const plan = planFile(bytes.toString('utf8'), context, journal.isRepeated);
  const answers = answersOf(plan, sha256, journal, options, at);
  const { isa13, sender, note, claims } = plan;
  const { left, taken } = purse;
  const seen = { file, sha256, isa13, sender, note, at: new Date(at).toISOString(), claims, left, taken };
  await journal.take(seen, answers);
  if (isa13 === null) return `out/${file}: it is no X12 file, and nothing answers it`;
  return `out/${file}: ${claims.length} claims, ${answers.length} answers`;
}

/** The answers of a plan in the order of their days, with names, control numbers and texts. */
function answersOf(
  { planned, isa13 }: FilePlan,
  sha256: string,
  journal: Journal,
  { msPerDay }: ClearinghouseOptions,
  at: number,
): WaitingAnswer[] {
  const inOrder = planned.toSorted((a, b) => a.days - b.days);
  return inOrder.flatMap(({ days: after, kind, isTwice, write }, index) => {
    const controlNumber = journal.nextControlNumber();
    const due = Math.round(at + after * msPerDay);
    const content = write({ at: due, controlNumber });
    const place = String(index + 1).padStart(3, '0');
    const name = `${(isa13 ?? '').replaceAll(/\W/g, '')}-${sha256.slice(0, 12)}-${place}.${kind}`;
    const answer = { name, due, controlNumber, sha256, content };
    if (!isTwice) return [answer];
    return [answer, { ...answer, name: markedName(name, 'again'), due: Math.round(due + days.again * msPerDay) }];
  });
}
