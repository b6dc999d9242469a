import { defineEntity, p } from '@mikro-orm/core';

/** A file that was taken in and could not be moved: it is known by its name, size and time, and not read again. */
export const TakenFileEntity = defineEntity({
  name: 'TakenFile',
  tableName: 'taken_file',
  properties: {
    practiceId: p.uuid().primary(),
    clearinghouseId: p.uuid().primary(),
    name: p.text().primary(),
    bytes: p.bigint('number'),
    modifiedAt: p.datetime(6),
    ediFileId: p.uuid(),
  },
});
