import { type Logger, pino } from 'pino';
import type { Config, LogFormat } from '../settings/config.ts';

/**
 * How log lines are written where `FOYER_LOG` does not say: for people on a terminal, for programs elsewhere and in
 * production.
 */
export function logFormatOf({ logFormat, production }: Pick<Config, 'logFormat' | 'production'>): LogFormat {
  return logFormat ?? (process.stdout.isTTY && !production ? 'pretty' : 'json');
}

/** Writes log lines to standard output. */
export async function openLog(config: Pick<Config, 'logFormat' | 'logLevel' | 'production'>): Promise<Logger> {
  const level = config.logLevel;
  // Synchronous: otherwise the end of the process waits forever to write lines that no reader takes any more.
  if (logFormatOf(config) === 'json') return pino({ level }, pino.destination({ fd: 1, sync: true }));
  return pino({ level }, await prettyLines());
}

/** Takes lines of JSON and writes them for people to standard output. Loaded only where it is used. */
export async function prettyLines(): Promise<NodeJS.WritableStream & { write(line: string): boolean }> {
  const { default: pretty } = await import('pino-pretty');
  // At once, so that the last line before an end is not lost.
  return pretty({ destination: 1, sync: true, colorize: process.stdout.isTTY, ignore: 'pid,hostname' });
}
