import { pino } from 'pino';
import { expect } from 'vitest';
import { startReceiver } from '../../../../../src/domains/claims/files/receive/start-receiver.ts';
import { createJobSender } from '../../../../../src/jobs/job-sender.ts';
import { runCommand } from '../../../../programs/foyer/kit/run-command.ts';
import type { FolderOffice } from './folder-office.ts';
import { startSenders } from './folder-office.ts';

/** Generous: it ends with the event that is waited for. */
export const patience = { timeout: 60_000, interval: 100 };

/** A node that hands files over, takes answers in and applies them, and a clearinghouse that answers when asked to. */
export interface Exchange {
  /** Waits for files in `out`, so many in all; the simulated clearinghouse answers them. Returns the last one's text. */
  answered(files: number): Promise<string>;
  /** The same; the answers stay in `in`. */
  played(files: number): Promise<string>;
  startReceiving(): void;
  stop(): Promise<void>;
}

export async function openExchange(office: FolderOffice): Promise<Exchange> {
  const workers = await startSenders(office);
  const jobs = createJobSender(office.server.app.orm);
  const needs = { orm: office.server.app.orm, log: pino({ level: 'silent' }), jobs, ediFolder: office.root };
  let receiver: ReturnType<typeof startReceiver> | null = null;
  const startReceiving = () => {
    receiver ??= startReceiver(needs, { lookMs: 20, stillMs: 100 });
  };
  const played = async (files: number) => {
    const handedOver = async () => (await office.names('out')).filter((name) => !name.startsWith('.'));
    await expect.poll(handedOver, patience).toHaveLength(files);
    const { exitCode, told } = await runCommand(['clearinghouse', '--once'], { env: { FOYER_EDI: office.root } });
    expect([exitCode, told]).toEqual([0, []]);
    return office.text(`out/${(await handedOver()).at(-1)}`);
  };
  return {
    ...{ played, startReceiving },
    answered: async (files) => {
      const text = await played(files);
      startReceiving();
      return text;
    },
    stop: async () => {
      await receiver?.stop();
      await workers.stop();
      await jobs.close();
    },
  };
}
