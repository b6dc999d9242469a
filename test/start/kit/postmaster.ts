import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import { processStart } from '../../../src/database/embedded/process-identity.ts';
import { patience } from '../../kit/eventually.ts';

/** The pid of the PostgreSQL that runs on a data folder. */
export function postmasterPid(dataFolder: string): number {
  return Number.parseInt(readFileSync(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8'), 10);
}

export async function untilGone(pid: number): Promise<void> {
  await vi.waitUntil(() => processStart(pid) === null, patience);
}
