import { defineEntity, p } from '@mikro-orm/core';

/** The bytes of a file, beside its facts so that lists do not read them. Never changed. */
export const EdiContentEntity = defineEntity({
  name: 'EdiContent',
  tableName: 'edi_content',
  properties: {
    practiceId: p.uuid().primary(),
    ediFileId: p.uuid().primary(),
    content: p.blob(),
  },
});
