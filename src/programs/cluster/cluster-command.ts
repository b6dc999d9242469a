import { command } from '../command-line/command.ts';
import { number } from '../command-line/options.ts';

const fewest = 2;
const most = 16;

export const nodesOption = number('--nodes <n>', `How many, ${fewest} to ${most}. Default: 3.`, {
  ...{ least: fewest, most, otherwise: 3 },
});

export const clusterCommand = command({
  name: 'cluster',
  summary: 'Runs several nodes on this machine over one database',
  usage: '[--nodes 3]',
  alsoAs: 'npm run start:cluster',
  options: { nodes: nodesOption },
  details: `Each node serves everything, on ports that follow each other from PORT. A node that dies is started again; screens that were connected to it go on with \
any other. Everything else is set as for npm start. With PORT=0 each node takes a free port and keeps it. The nodes report changes to each other through \
PostgreSQL, or through NATS when NATS_URL is set. Ctrl-C stops all of them, and the embedded database last.`,
  examples: ['npm run foyer -- cluster --nodes 3'],
  exitCodes: { 0: 'it was stopped', 1: 'it could not start or a node could not start 5 times in a row' },
  run: async ({ options: { nodes } }, surroundings) => {
    // Before anything is started: nodes that run must never stay behind.
    const signal = surroundings.stopSignal();
    const config = await surroundings.config();
    const { runCluster } = await import('./run-cluster.ts');
    await runCluster({ ...surroundings, config, nodes, signal });
    return 0;
  },
});
