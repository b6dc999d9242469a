import { defineEntity, p } from '@mikro-orm/core';

/**
 * A procedure-to-procedure edit of NCCI: the code of column 2 is not paid beside that of column 1 on one day. The
 * importer lets no spans of a pair overlap: an exclusion constraint over millions of rows would take most of its time.
 */
export const PtpEditEntity = defineEntity({
  name: 'PtpEdit',
  tableName: 'ptp_edit',
  properties: {
    column1: p.text().collation('C').primary(),
    column2: p.text().collation('C').primary(),
    validFrom: p.date().primary(),
    validUntil: p.date().nullable(),
    modifierIndicator: p.integer(),
    rationale: p.text(),
  },
});
