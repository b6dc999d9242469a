import { defineEntity, p } from '@mikro-orm/core';

/**
 * The last event number a practice has given. Another epoch means another history: cursors of the old one are invalid.
 */
export const PracticeStreamEntity = defineEntity({
  name: 'PracticeStream',
  tableName: 'practice_stream',
  properties: {
    practiceId: p.uuid().primary(),
    lastSeq: p.bigint('number'),
    epoch: p.uuid().defaultRaw('gen_random_uuid()'),
  },
});
