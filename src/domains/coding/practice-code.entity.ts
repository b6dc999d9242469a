import { defineEntity, p } from '@mikro-orm/core';

/** A code of the practice's own list with its own description, imported under the practice's licence. */
export const PracticeCodeEntity = defineEntity({
  name: 'PracticeCode',
  tableName: 'practice_code',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    code: p.text().collation('C'),
    validFrom: p.date(),
    validUntil: p.date().nullable(),
    description: p.text(),
    licenceNotice: p.text(),
    licenceAcceptedBy: p.text(),
    licenceAcceptedAt: p.datetime(6),
  },
});
