import pg from 'pg';
import { check } from './check.ts';
import { type Committed, readCommitted } from './committed.ts';
import type { Place } from './place.ts';
import { type BusyPractice, openPractice } from './practice.ts';
import { type Recorder, record } from './record.ts';
import type { Watched } from './recording.ts';
import { startWriter, type Tally, type Writer } from './round-writer.ts';
import { until } from './until.ts';

/** A practice at work: people who write, and clients on every node who write down what they see. */
export interface Scene {
  practice: BusyPractice;
  recorders: readonly Recorder[];
  /** Number of the last event in the table. */
  lastSeq(): Promise<number>;
  /** Waits until this many more events are in the table. */
  goesOn(events: number): Promise<void>;
  tally(): Tally;
  /** Ends the work, waits until every client has received all of it, and answers all faults of the payloads they got. */
  faults(): Promise<string[]>;
  /** The tables that `faults` compared with. */
  committed(): Committed | undefined;
}

/** A thousand events on a machine that does much else. */
const mostMs = 150_000;

interface SceneOptions {
  place: Place;
  /** Where the nodes are now. */
  urls: () => string[];
  writers: number;
}

export async function openScene({ place, urls, writers: count }: SceneOptions): Promise<Scene> {
  const practice = await openPractice(place, urls()[0] ?? '', count);
  const recorders = await openRecorders(practice, urls);
  const writers: Writer[] = practice.rounds.map((round, first) =>
    startWriter({ urls, first, token: practice.token, round }),
  );
  let committed: Committed | undefined;
  const lastSeq = () => readLastSeq(place.ownerUrl, practice.practiceId);
  return {
    practice,
    recorders,
    lastSeq,
    goesOn: async (events) => {
      const goal = (await lastSeq()) + Math.ceil(events);
      await until(`the table has ${goal} events`, async () => (await lastSeq()) >= goal, mostMs);
    },
    tally: () => ({
      answered: writers.reduce((sum, { tally }) => sum + tally.answered, 0),
      unanswered: writers.reduce((sum, { tally }) => sum + tally.unanswered, 0),
    }),
    faults: async () => {
      await Promise.all(writers.map((writer) => writer.stop()));
      const end = await lastSeq();
      await Promise.all(recorders.map((recorder) => recorder.reaches(end)));
      for (const recorder of recorders) recorder.stop();
      committed = await readCommitted(place.ownerUrl, practice.practiceId);
      return check(
        recorders.map(({ recording }) => recording),
        committed,
      );
    },
    committed: () => committed,
  };
}

/** On every node one client of each board of each site, and one of the log. */
async function openRecorders({ token, siteIds }: BusyPractice, urls: () => string[]): Promise<Recorder[]> {
  const boards = siteIds.flatMap((siteId) => [
    { field: 'waitingRoom', siteId } as const,
    { field: 'rooms', siteId } as const,
  ]);
  const watched: Watched[] = [...boards, { field: 'changes' }];
  const recorders = urls().flatMap((_, first) =>
    watched.map((what) => record({ name: `${what.field} of client ${first + 1}`, urls, first, token, watched: what })),
  );
  await Promise.all(recorders.map(({ reaches }) => reaches(0)));
  return recorders;
}

async function readLastSeq(ownerUrl: string, practiceId: string): Promise<number> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    const { rows } = await client.query<{ last_seq: string }>(
      'select last_seq from practice_stream where practice_id = $1',
      [practiceId],
    );
    return Number(rows[0]?.last_seq);
  } finally {
    await client.end();
  }
}
