import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** A person who can sign in; memberships say in which practices. */
export const AccountEntity = defineEntity({
  name: 'Account',
  tableName: 'account',
  properties: {
    id: p.uuid().primary(),
    email: p.text(),
    /** Null until the person has chosen a password by a link. */
    passwordHash: p.text().nullable(),
    createdAt: p.datetime(6).defaultRaw('now()'),
    disabledAt: p.datetime(6).nullable(),
  },
});

export type AccountRow = InferEntity<typeof AccountEntity>;
