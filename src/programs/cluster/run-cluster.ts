import { locateDatabase } from '../../database/set-up/locate-database.ts';
import { migrate } from '../../database/set-up/migrate.ts';
import { createDemo } from '../../demo/create-demo.ts';
import { printWelcome } from '../../demo/print-welcome.ts';
import { listPractices } from '../../domains/practice/list-practices.ts';
import { type Config, environmentWith } from '../../settings/config.ts';
import { StartFailure } from '../../settings/start-failure.ts';
import { logFormatOf, prettyLines } from '../../start/open-log.ts';
import { choosePorts } from './choose-ports.ts';
import { type KeptNode, keepNode } from './keep-node.ts';

interface Cluster {
  config: Config;
  nodes: number;
  /** The program that Node.js runs as Foyer, with its options. */
  program: readonly string[];
  /** Aborted when the cluster has to stop. */
  signal: AbortSignal;
  out: NodeJS.WritableStream;
  err: NodeJS.WritableStream;
}

/** Opens the database, runs nodes over it until the signal aborts, and closes the database last. */
export async function runCluster({ config, nodes, program, signal, out, err }: Cluster): Promise<void> {
  const print = (line: string) => void err.write(`${line}\n`);
  const ports = await choosePorts(config.port, nodes);
  const database = await locateDatabase(config, print);
  const kept: KeptNode[] = [];
  try {
    const { appUrl } = await migrate(database.ownerUrl, database.appUrl);
    if (config.demo) await createDemo(database.ownerUrl);
    const hasPractice = (await listPractices(database.ownerUrl)).length > 0;
    const log = await nodesLog(config, out);
    if (signal.aborted) return;
    const urls = { DATABASE_URL: database.ownerUrl, DATABASE_APP_URL: appUrl, FOYER_DEMO: 'off', FOYER_LOG: 'json' };
    const node = [...program, 'start', '--supervised'];
    for (const [index, port] of ports.entries()) {
      const env = environmentWith({ ...urls, PORT: String(port) });
      kept.push(keepNode({ number: index + 1, program: node, env, out: log, err: print }));
    }
    void Promise.all(kept.map(({ serving }) => serving)).then(() => {
      if (!signal.aborted) welcome({ ...config, ports, embedded: database.embedded, hasPractice, out });
    });
    const stopped = new Promise<undefined>((resolve) => signal.addEventListener('abort', () => resolve(undefined)));
    const failure = await Promise.race([stopped, ...kept.map(({ ended }) => ended)]);
    if (failure) throw new StartFailure(failure);
  } finally {
    await Promise.all(kept.map((node) => node.stop()));
    await database.stop();
  }
}

/** The nodes write JSON; the lines are made readable here, where a terminal may be. */
async function nodesLog(config: Config, out: NodeJS.WritableStream): Promise<(line: string) => void> {
  const lines = logFormatOf(config) === 'pretty' ? await prettyLines() : out;
  return (line) => void lines.write(`${line}\n`);
}

type Welcome = Pick<Config, 'host' | 'demo' | 'explorer' | 'dataFolder'> & {
  ports: readonly number[];
  embedded: boolean;
  hasPractice: boolean;
  out: NodeJS.WritableStream;
};

function welcome({ ports, host, out, ...rest }: Welcome): void {
  const urls = ports.map((port) => addressOf(host, port));
  const lines = urls.map((url, index) => `  Node ${index + 1}         ${url}\n`);
  out.write(`${ports.length} nodes serve one database; each of them serves all clients.\n${lines.join('')}`);
  printWelcome({ ...rest, url: urls[0] ?? '' });
}

/** Where to reach on this machine who listens there. */
function addressOf(host: string, port: number): string {
  const name = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
