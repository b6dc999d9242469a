import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { EdiFileStatus } from '../../../../generated/models.ts';
import { reasonOf } from '../../../../jobs/job-failure.ts';
import type { JobSurroundings } from '../../../../jobs/job-kind.ts';
import { type EdiPlace, findPlaces, folderOf } from '../transport/edi-folder.ts';
import { type Arrival, watchArrivals } from './arrivals.ts';
import { type ReceivingNeeds, receiveArrival } from './receive-arrival.ts';

export interface ReceiverNeeds extends JobSurroundings, ReceivingNeeds {}

interface Pace {
  /** Between two looks, in milliseconds. */
  lookMs: number;
  /** How long the size of a file without an end must stand still. */
  stillMs: number;
}

export interface Receiver {
  /** Ends after the file that is under way. */
  stop(): Promise<void>;
}

const usualPace: Pace = { lookMs: 500, stillMs: 5_000 };

/** Watches the folders of all clearinghouses. Each node does; PostgreSQL lets one of them keep a file. */
export function startReceiver(needs: ReceiverNeeds, pace: Pace = usualPace): Receiver {
  const { ediFolder, log } = needs;
  const stopping = new AbortController();
  const { signal } = stopping;
  const watches = new Map<string, () => AsyncGenerator<Arrival>>();
  // The same fault comes with each look: once a minute is enough.
  const lately = new LRUCache<string, true>({ max: 1000, ttl: 60_000 });

  const logFault = (place: EdiPlace | null, name: string, error: unknown) => {
    const key = `${place?.clearinghouseId} ${name} ${reasonOf(error)}`;
    if (lately.has(key)) return;
    lately.set(key, true);
    log.error(
      { ...place, reason: reasonOf(error) },
      'a file of a clearinghouse could not be taken in; it stays where it is',
    );
  };
  const take = async (place: EdiPlace, arrival: Arrival) => {
    try {
      const file = await receiveArrival(needs, place, arrival);
      if (file?.status === EdiFileStatus.REFUSED)
        log.warn({ ...place, ediFileId: file.id }, 'a file of a clearinghouse was refused');
    } catch (error) {
      logFault(place, arrival.name, error);
    }
  };
  const lookAt = async (place: EdiPlace) => {
    const folder = join(folderOf(ediFolder, place), 'in');
    const watch = watches.get(folder) ?? watchArrivals(folder, pace.stillMs);
    watches.set(folder, watch);
    for await (const arrival of watch()) {
      if (signal.aborted) return;
      await take(place, arrival);
    }
  };
  const run = async () => {
    while (!signal.aborted) {
      const places = await findPlaces(ediFolder).catch((error: unknown) => {
        logFault(null, '', error);
        return [];
      });
      for (const place of places) await lookAt(place).catch((error: unknown) => logFault(place, '', error));
      await setTimeout(pace.lookMs, undefined, { signal }).catch(() => {});
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
