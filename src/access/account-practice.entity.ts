import { defineEntity, p } from '@mikro-orm/core';

/** Where an account works, for sign-in: it is read before a practice is known. Whether the membership still holds stands in the practice itself. */
export const AccountPracticeEntity = defineEntity({
  name: 'AccountPractice',
  tableName: 'account_practice',
  properties: {
    accountId: p.uuid().primary(),
    practiceId: p.uuid().primary(),
    staffMemberId: p.uuid(),
  },
});
