import { defineEntity, p } from '@mikro-orm/core';

/** A medically unlikely edit: the most units of a code on one line (indicator 1) or one day (2 and 3). */
export const MueLimitEntity = defineEntity({
  name: 'MueLimit',
  tableName: 'mue_limit',
  properties: {
    code: p.text().collation('C').primary(),
    validFrom: p.date().primary(),
    validUntil: p.date().nullable(),
    mostUnits: p.integer(),
    adjudicationIndicator: p.integer(),
    rationale: p.text(),
  },
});
