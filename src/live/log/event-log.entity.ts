import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** Committed facts in commit order. Ids only: readers load what they may see. */
export const EventLogEntity = defineEntity({
  name: 'EventLog',
  tableName: 'event_log',
  properties: {
    practiceId: p.uuid().primary(),
    seq: p.bigint('number').primary(),
    type: p.text(),
    subjectId: p.uuid(),
    topics: p.array().$type<string[]>(),
    at: p.datetime(6).defaultRaw('clock_timestamp()'),
    detailId: p.uuid().nullable(),
  },
});

export type EventRow = InferEntity<typeof EventLogEntity>;
