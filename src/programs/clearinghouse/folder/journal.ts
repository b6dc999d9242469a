import { join } from 'node:path';
import type { Balance } from '../play/purse.ts';
import type { KnownClaims, SeenClaim } from '../play/seen-claim.ts';
import { openJsonLines } from './json-lines.ts';

/** A line of `seen.jsonl`: a file that was taken in. */
export interface SeenFile {
  file: string;
  sha256: string;
  /** Null where the file could not be read. */
  isa13: string | null;
  sender: string;
  /** TA105. */
  note: string;
  /** ISO 8601. */
  at: string;
  claims: readonly SeenClaim[];
  /** Amounts that its answers carried forward, and references of those that they took. */
  left: readonly Balance[];
  taken: readonly string[];
}

/** A line of `answers.jsonl`: an answer that waits for its time. */
export interface WaitingAnswer {
  name: string;
  /** In milliseconds. */
  due: number;
  controlNumber: number;
  /** The file that it answers. */
  sha256: string;
  content: string;
}

interface Sent {
  sent: string;
}

/** The memory of a clearinghouse, which survives it. */
export interface Journal {
  hasSeen(sha256: string): boolean;
  isRepeated(sender: string, isa13: string): boolean;
  known: KnownClaims;
  balances(): readonly Balance[];
  /** In the order of their times. */
  waiting(): readonly WaitingAnswer[];
  nextControlNumber(): number;
  take(file: SeenFile, answers: readonly WaitingAnswer[]): Promise<void>;
  sent(name: string): Promise<void>;
}

export async function openJournal(folder: string): Promise<Journal> {
  const seen = await openJsonLines<SeenFile>(join(folder, 'seen.jsonl'));
  const answers = await openJsonLines<WaitingAnswer | Sent>(join(folder, 'answers.jsonl'));
  const files = new Map<string, SeenFile>();
  const numbers = new Set<string>();
  const known: KnownClaims = new Map();
  const waiting = new Map<string, WaitingAnswer>();
  const balances = new Map<string, Balance>();
  let last = 0;

  const noteFile = (file: SeenFile) => {
    files.set(file.sha256, file);
    if (file.note === '000') numbers.add(`${file.sender} ${file.isa13}`);
    for (const claim of file.claims) known.set(claim.clm01, { ...claim, at: Date.parse(file.at) });
    for (const balance of file.left) balances.set(balance.reference, balance);
    for (const reference of file.taken) balances.delete(reference);
  };
  const noteAnswer = (row: WaitingAnswer | Sent) => {
    if ('sent' in row) return void waiting.delete(row.sent);
    last = Math.max(last, row.controlNumber);
    // Answers are written before the file counts as seen: those of a file that a crash kept from it are made again.
    if (files.has(row.sha256)) waiting.set(row.name, row);
  };
  for (const file of seen.rows) noteFile(file);
  for (const row of answers.rows) noteAnswer(row);

  return {
    known,
    balances: () => [...balances.values()],
    hasSeen: (sha256) => files.has(sha256),
    isRepeated: (sender, isa13) => numbers.has(`${sender} ${isa13}`),
    waiting: () => [...waiting.values()].toSorted((a, b) => a.due - b.due || (a.name < b.name ? -1 : 1)),
    nextControlNumber: () => {
      last = (last % 999_999_999) + 1;
      return last;
    },
    take: async (file, made) => {
      await answers.append(...made);
      await seen.append(file);
      noteFile(file);
      for (const answer of made) noteAnswer(answer);
    },
    sent: async (name) => {
      await answers.append({ sent: name });
      waiting.delete(name);
    },
  };
}
