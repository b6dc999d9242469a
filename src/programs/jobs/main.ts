import 'reflect-metadata';
import { StartFailure } from '../../settings/start-failure.ts';
import { runJobs } from './run-jobs.ts';

const stopping = new AbortController();
// Again and again: npm passes on the Ctrl-C that the terminal has sent to everybody already.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());
try {
  await runJobs(process.argv.slice(2), { out: process.stdout, signal: stopping.signal });
} catch (error) {
  if (!(error instanceof StartFailure)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
