import { defineEntity, p } from '@mikro-orm/core';
import type { NodeType } from '../generated/node-types.ts';

export interface KeptRow {
  type: NodeType;
  id: string;
}

/** The fields of a success, or of an item in one of its lists. */
export interface KeptFields {
  rows: Record<string, KeptRow>;
  facts: Record<string, string | number | boolean | null>;
  lists?: Record<string, (KeptRow | KeptFields)[]>;
}

/** A success as it is kept: which rows it named, to be read again, and what it said besides. */
export interface KeptAnswer extends KeptFields {
  __typename: string;
}

/** A request that is done at most once. */
export const IdempotencyKeyEntity = defineEntity({
  name: 'IdempotencyKey',
  tableName: 'idempotency_key',
  properties: {
    practiceId: p.uuid().primary(),
    /** The account of staff; of others their kind and id. */
    actor: p.text().primary(),
    mutation: p.text().primary(),
    key: p.text().primary(),
    requestHash: p.text(),
    answer: p.json<KeptAnswer>().nullable(),
    usedAt: p.datetime(6),
  },
});
