import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { CodeSet } from '../../generated/models.ts';

/** A code of a published set for a span of days, the same for all practices. */
export const CodeEntity = defineEntity({
  name: 'Code',
  tableName: 'code',
  properties: {
    codeSet: p.text().$type<CodeSet>().primary(),
    code: p.text().collation('C').primary(),
    validFrom: p.date().primary(),
    validUntil: p.date().nullable(),
    isBillable: p.boolean(),
    shortDescription: p.text(),
    longDescription: p.text(),
  },
});

export type CodeRow = InferEntity<typeof CodeEntity>;
