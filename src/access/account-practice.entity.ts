import { defineEntity, p } from '@mikro-orm/core';

/**
 * Where an account works, for sign-in: it is read before a practice is known. The practice itself says whether the
 * membership still holds.
 */
export const AccountPracticeEntity = defineEntity({
  name: 'AccountPractice',
  tableName: 'account_practice',
  properties: {
    accountId: p.uuid().primary(),
    practiceId: p.uuid().primary(),
    staffMemberId: p.uuid(),
  },
});
