import 'reflect-metadata';
import { readConfig } from './config.ts';
import { StartFailure } from './start-failure.ts';
import { startFoyer } from './start-foyer.ts';

try {
  const foyer = await startFoyer(readConfig());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void foyer.stop());
} catch (error) {
  if (!(error instanceof StartFailure)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
