import type { MikroORM } from '@mikro-orm/postgresql';
import type { Progress } from './progress.ts';
import type { RefusalReport } from './refusal-report.ts';
import type { SeenKeys } from './seen-keys.ts';
import type { Wishes } from './wishes.ts';

/** The parts that importing a folder into a practice works with. */
export interface ImportJob {
  orm: MikroORM;
  practiceId: string;
  folder: string;
  wishes: Wishes;
  /** How the operator goes on after an interruption or a fault, as a sentence's beginning. */
  again: string;
  seen: SeenKeys;
  progress: Progress;
  refusals: RefusalReport;
  /** Ends the import after the batch at hand. */
  signal: AbortSignal;
}
