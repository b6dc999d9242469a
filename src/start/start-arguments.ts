import { parseArgs } from 'node:util';
import { StartFailure } from '../settings/start-failure.ts';

/** What stands behind `npm start --`: `--no-jobs` leaves jobs to other processes. */
export function startArguments(argv: readonly string[]): { jobs: boolean } {
  try {
    const { values } = parseArgs({ args: [...argv], options: { 'no-jobs': { type: 'boolean', default: false } } });
    return { jobs: !values['no-jobs'] };
  } catch (error) {
    const what = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new StartFailure(`${what}; npm start knows --no-jobs, which leaves jobs to other processes.`);
  }
}
