// Writers, one connection each, writing as fast as they are answered.
import 'reflect-metadata';
import { pino } from 'pino';
import { openOrm } from '../../src/database/orm.ts';
import { buildServedSchema } from '../../src/schema.ts';
import { createApp } from '../../src/server/create-app.ts';
import { answerParent } from '../frame/answer-parent.ts';
import { processorTime } from '../frame/processor-time.ts';
import type { Office } from '../office/furnish-office.ts';
import { type Side, writeRoom } from './write-room.ts';

/** A writer's own room: writers of one practice meet only where its events are numbered. */
export interface Desk {
  office: Office;
  roomId: string;
}

interface Slice {
  side: Side;
  desks: Desk[];
  ms: number;
}

const [appUrl = '', connections] = process.argv.slice(2);
const orm = await openOrm(appUrl, Number(connections));
const log = pino({ level: 'warn' });
const app = createApp({ orm, watchOrm: orm, schema: buildServedSchema(), log, allowIntrospection: false });

/** How many writes were committed, how many a second that is, and the processor time of this process. */
async function slice({ side, desks, ms }: Slice) {
  const startedAt = performance.now();
  const before = processorTime();
  let writes = 0;
  const writeOn = async ({ office, roomId }: Desk): Promise<void> => {
    while (performance.now() - startedAt < ms) {
      await writeRoom(app, side, office, roomId);
      writes += 1;
    }
  };
  await Promise.all(desks.map(writeOn));
  const perSecond = (writes / (performance.now() - startedAt)) * 1000;
  return { writes, perSecond, micros: processorTime() - before };
}

answerParent({ slice });
