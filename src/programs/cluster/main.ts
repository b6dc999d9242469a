import 'reflect-metadata';
import { readConfig } from '../../settings/config.ts';
import { StartFailure } from '../../settings/start-failure.ts';
import { clusterArguments, clusterHelp } from './cluster-arguments.ts';
import { runCluster } from './run-cluster.ts';

const stopping = new AbortController();
// Again and again: npm passes on the Ctrl-C that the terminal has sent to everybody already, and a second signal must not end us before the database.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());
try {
  const wanted = clusterArguments(process.argv.slice(2));
  if (wanted) {
    const streams = { out: process.stdout, err: process.stderr };
    await runCluster({ config: readConfig(), ...wanted, ...streams, signal: stopping.signal });
  } else process.stdout.write(clusterHelp);
} catch (error) {
  if (!(error instanceof StartFailure)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
