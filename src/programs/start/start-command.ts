import { once } from 'node:events';
import { followSupervisor, reportServing } from '../cluster/supervised-node.ts';
import { command } from '../command-line/command.ts';
import { flag, switchOff } from '../command-line/options.ts';

export const startCommand = command({
  name: 'start',
  summary: 'Starts the server',
  usage: '',
  alsoAs: 'npm start',
  options: {
    leavesJobs: switchOff('--no-jobs', 'Leaves jobs to other processes: npm run jobs, or other nodes.'),
    isSupervised: { ...flag('--supervised', 'The node of a cluster.'), isHidden: true },
  },
  details: `Serves on PORT and HOST until Ctrl-C. Without DATABASE_URL it runs a PostgreSQL of its own in FOYER_DATA, with a demo practice. The README has all variables; \
they are read from the environment and, where it does not set them, from a file .env in the working directory.`,
  examples: [
    'npm run foyer -- start',
    'DATABASE_URL=postgres://owner:…@db.example.org/foyer NODE_ENV=production npm run foyer -- start',
  ],
  exitCodes: { 0: 'it was stopped', 1: 'it could not start' },
  run: async ({ options: { isSupervised, leavesJobs } }, surroundings) => {
    if (isSupervised) followSupervisor();
    // Before anything is started: the embedded PostgreSQL must never stay behind.
    const signal = surroundings.stopSignal();
    const config = await surroundings.config();
    const { startFoyer } = await import('../../start/start-foyer.ts');
    const foyer = await startFoyer(config, { jobs: !leavesJobs, signal }).catch((error: unknown) => {
      if (error === signal.reason) return null;
      throw error;
    });
    if (!foyer) return 0;
    if (isSupervised) reportServing();
    if (!signal.aborted) await once(signal, 'abort');
    await foyer.stop();
    return 0;
  },
});
