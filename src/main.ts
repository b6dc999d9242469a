import 'reflect-metadata';
import { readConfig } from './settings/config.ts';
import { StartFailure } from './settings/start-failure.ts';
import { startArguments } from './start/start-arguments.ts';
import { startFoyer } from './start/start-foyer.ts';

try {
  const foyer = await startFoyer(readConfig(), startArguments(process.argv.slice(2)));
  // Not once: a terminal and npm may both send it, and the second one must not cut the stop short.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void foyer.stop());
} catch (error) {
  if (!(error instanceof StartFailure)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
