import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ClaimFile } from '../../../../src/edi/claim/claim-file.ts';
import type { ProfessionalClaim } from '../../../../src/edi/claim/professional-claim.ts';
import { write837p } from '../../../../src/edi/claim/write-837p.ts';
import type { EdiItem } from '../../../../src/edi/edi-item.ts';
import { readEdiText } from '../../../../src/edi/read-edi.ts';
import { openClearinghouse } from '../../../../src/programs/clearinghouse/clearinghouse.ts';
import type { Clock } from '../../../../src/programs/clearinghouse/clock.ts';
import { type Faults, noFaults } from '../../../../src/programs/clearinghouse/folder/faults.ts';
import { aClaim, aFile, aLine } from '../../../edi/kit/a-claim.ts';
import { jumpingClock, startOfPlay } from './jumping-clock.ts';

export const msPerDay = 1000;

export interface ReadAnswer {
  name: string;
  content: string;
  items: EdiItem[];
}

export interface House {
  folder: string;
  /** Puts a file into `out/`. */
  put(content: string, name?: string): Promise<void>;
  receive(): Promise<void>;
  /** Sends what is due so many days after the play began; the answers in their order. */
  send(days: number): Promise<ReadAnswer[]>;
  /** Sends everything, whether it can be read in `in/` afterwards or not. */
  finish(): Promise<unknown>;
  /** Receives, and sends everything. */
  play(): Promise<ReadAnswer[]>;
  lines: string[];
}

interface HouseOptions {
  folder?: string;
  clock?: Clock;
  seed?: number;
  faults?: Partial<Faults>;
}

export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-edi-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** A clearinghouse over a folder of its own, or over the folder of one before it. */
export async function openHouse(options: HouseOptions = {}): Promise<House> {
  const folder = options.folder ?? (await newFolder());
  const clock = options.clock ?? jumpingClock();
  const lines: string[] = [];
  const house = await openClearinghouse({
    ...{ folder, msPerDay, seed: options.seed ?? null, faults: { ...noFaults, ...options.faults }, clock },
    ...{ signal: new AbortController().signal, report: (line: string) => void lines.push(line) },
  });
  const sendUntil = async (until: number) => {
    const before = lines.length;
    await house.send(until);
    const names = lines.slice(before).flatMap((line) => (line.startsWith('in/') ? [line.slice(3)] : []));
    return Promise.all(names.map((name) => readAnswer(folder, name)));
  };
  return {
    folder,
    lines,
    put: (content, name = '000000007.837') => writeFile(join(folder, 'out', name), content),
    receive: () => house.receive(),
    finish: () => house.send(Number.POSITIVE_INFINITY),
    send: (days) => sendUntil(startOfPlay + days * msPerDay),
    play: async () => {
      await house.receive();
      return sendUntil(Number.POSITIVE_INFINITY);
    },
  };
}

async function readAnswer(folder: string, name: string): Promise<ReadAnswer> {
  const content = await readFile(join(folder, 'in', name), 'utf8');
  return { name, content, items: readEdiText(content) };
}

export const filesIn = async (folder: string, place: string): Promise<string[]> =>
  (await readdir(join(folder, place))).sort();

/** The text of a file of claims. */
export function claimText(claims: readonly ProfessionalClaim[], changes: { isa13?: number } = {}): string {
  const file: ClaimFile = aFile(claims);
  const { content, refusals } = write837p({
    ...file,
    interchange: { ...file.interchange, controlNumber: changes.isa13 ?? 7 },
  });
  if (content === undefined) throw new Error(JSON.stringify(refusals));
  return content;
}

/** A claim of two lines, 100.00 and 50.00, whose member id has an ending. */
export function memberClaim(ending: string, patientControlNumber = `K${ending}`): ProfessionalClaim {
  const claim = aClaim({ patientControlNumber, clearinghouseClaimNumber: `${patientControlNumber}-1`, total: 15_000 });
  const lines = [aLine({ controlNumber: 'L1', charge: 10_000 }), aLine({ controlNumber: 'L2', charge: 5000 })];
  return { ...claim, subscriber: { ...claim.subscriber, memberId: `W100${ending}` }, lines };
}
