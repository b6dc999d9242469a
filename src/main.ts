#!/usr/bin/env node
import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { runFoyer } from './programs/foyer.ts';

/** The exit code that shells use for a program whose reader, such as head, has ended. */
const readerEnded = 141;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(readerEnded);
});

// Modules that only some commands need are loaded by them alone, so that help and refusals come at once.
process.exitCode = await runFoyer(process.argv.slice(2), {
  in: process.stdin,
  out: process.stdout,
  err: process.stderr,
  config: async () => {
    const { loadEnvFile, readConfig } = await import('./settings/config.ts');
    loadEnvFile();
    return readConfig();
  },
  stopSignal: () => {
    const stopping = new AbortController();
    // Not once: a terminal and npm may both send it, and the second one must not cut the stop short.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());
    return stopping.signal;
  },
  program: [...process.execArgv, fileURLToPath(import.meta.url)],
});
