import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** A link by which the owner of an account chooses a password; it works once. */
export const AccountLinkEntity = defineEntity({
  name: 'AccountLink',
  tableName: 'account_link',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    accountId: p.uuid(),
    tokenHash: p.text(),
    madeAt: p.datetime(6),
    expiresAt: p.datetime(6),
    usedAt: p.datetime(6).nullable(),
  },
});

export type AccountLinkRow = InferEntity<typeof AccountLinkEntity>;
