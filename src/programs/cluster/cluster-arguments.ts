import { parseArgs } from 'node:util';
import { StartFailure } from '../../settings/start-failure.ts';

const fewest = 2;
const most = 16;

export const clusterHelp = `npm run start:cluster -- [--nodes 3]

Runs several Foyers on this machine over one database. Each serves everything, on ports that follow each other from PORT; a node that dies is started
again, and screens that were connected to it go on with any other.

  --nodes N   How many, ${fewest} to ${most}; 3 if left out.
  --help      Shows this.

Everything else is set as for npm start. With PORT=0 each node takes a free port and keeps it. The nodes tell each other of changes through PostgreSQL, or
through NATS when NATS_URL is set. Ctrl-C stops all of them, and the embedded database last.
Exit code: 0 it was stopped, 1 it could not start or a node could not start 5 times in a row.
`;

/** What the command line asks for; null for help. */
export function clusterArguments(argv: readonly string[]): { nodes: number } | null {
  const { nodes, help } = parse(argv);
  if (help) return null;
  const count = Number(nodes);
  if (/^\d+$/.test(nodes) && count >= fewest && count <= most) return { nodes: count };
  throw new StartFailure(`--nodes is "${nodes}"; it must be a whole number from ${fewest} to ${most}.`);
}

function parse(argv: readonly string[]) {
  const options = {
    nodes: { type: 'string', default: '3' },
    help: { type: 'boolean', default: false },
  } as const;
  try {
    return parseArgs({ args: [...argv], options }).values;
  } catch (error) {
    const what = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new StartFailure(`${what}; npm run start:cluster -- --help shows what can be written.`);
  }
}
