// Foyer with a waiting room in memory: sign-in, event log, hub and sockets are the shipped ones.
import 'reflect-metadata';
import { scoped } from '../../src/database/session/practice-scope.ts';
import { readerOf } from '../../src/database/sql/reader.ts';
import { boardCourse } from '../../src/live/course/live-course.ts';
import { appendEvents } from '../../src/live/log/append-events.ts';
import { boardInMemory, type Manner } from '../board/board-in-memory.ts';
import { boardSchema } from '../board/board-schema.ts';
import { type Delivery, deliver } from '../board/deliver.ts';
import { tellAtPace } from '../board/tell-at-pace.ts';
import { touchVisits } from '../board/touch-visits.ts';
import { answerParent } from '../frame/answer-parent.ts';
import type { Pace } from '../frame/at-pace.ts';
import { memoryInUse } from '../frame/memory-in-use.ts';
import { startBenchServer } from './start-server.ts';
import { watchBuffers } from './watch-buffers.ts';

interface InPractice {
  practiceId: string;
}

const [manner, size, appUrl = ''] = process.argv.slice(2);
const board = boardInMemory(Number(size), manner as Manner);
const buffers = watchBuffers();
const { app, orm, port } = await startBenchServer(appUrl, boardSchema(board, manner as Manner, boardCourse));

/** Commits the change and publishes it as a write does; answers the number of its last event. */
async function commit({ practiceId, topic, visits }: Delivery & InPractice, version: number): Promise<() => number> {
  const events = touchVisits(board, topic, visits, version);
  const committed = await scoped(orm.em, { practiceId }).transactional((unit) =>
    appendEvents(readerOf(unit), practiceId, events),
  );
  return () => {
    app.feed.committed(practiceId, committed);
    return committed.at(-1)?.seq ?? 0;
  };
}

answerParent({
  port: () => port,
  deliver: (delivery: Delivery & InPractice) =>
    deliver(board, delivery, 1, async (version) => (await commit(delivery, version))()),
  pace: (pace: Pace & Delivery & InPractice) => tellAtPace(pace, (version) => commit(pace, version)),
  subscriptions: () => app.hub.watchers,
  mostBuffered: () => buffers.most(),
  memory: memoryInUse,
});
