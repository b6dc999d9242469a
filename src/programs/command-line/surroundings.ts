import type { Config } from '../../settings/config.ts';

/** The surroundings of a command. `main` gives those of the process, a test its own. */
export interface Surroundings {
  in: NodeJS.ReadableStream & { isTTY?: boolean };
  /** Results. */
  out: NodeJS.WritableStream & { isTTY?: boolean };
  /** Refusals, failures and progress. */
  err: NodeJS.WritableStream & { isTTY?: boolean };
  /** The settings of the environment and of `.env`. */
  config(): Promise<Config>;
  /** Ctrl-C and SIGTERM abort it instead of ending the process, from the call on. */
  stopSignal(): AbortSignal;
  /** The program that Node.js runs as Foyer, with its options. */
  program: readonly string[];
}
