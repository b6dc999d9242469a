import 'reflect-metadata';
import { runSimulation } from './run-simulation.ts';

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interruption.abort());
const console = { out: process.stdout, err: process.stderr };
process.exitCode = await runSimulation(process.argv.slice(2), { console, signal: interruption.signal });
