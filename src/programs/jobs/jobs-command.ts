import { command } from '../command-line/command.ts';

export const jobsCommand = command({
  name: 'jobs',
  summary: 'Runs jobs and nothing else',
  usage: '',
  alsoAs: 'npm run jobs',
  options: {},
  details: `Runs work for later (mail, upkeep) beside nodes that were started with --no-jobs, or beside others that run jobs, too. Any number may run. \
Ctrl-C lets the work under way end, for at most 20 seconds; what is left is done by another process or at the next start.`,
  examples: ['npm run foyer -- jobs'],
  exitCodes: { 0: 'it was stopped', 1: 'it could not start' },
  run: async (_given, surroundings) => {
    const { runJobs } = await import('./run-jobs.ts');
    await runJobs(surroundings);
    return 0;
  },
});
