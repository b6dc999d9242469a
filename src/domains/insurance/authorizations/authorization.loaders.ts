import { sql } from 'kysely';
import { anyOf } from '../../../database/sql/any-of.ts';
import type { RowLoader } from '../../../reading/row-loader.ts';
import { rowsOfEach } from '../../../reading/rows-of-each.ts';
import { PayerAuthorizationLineEntity, type PayerAuthorizationLineRow } from './payer-authorization-line.entity.ts';
import { expiresSoon, isNearlyUsed } from './warnings.ts';

/** A line, with numbers in place of the texts of numerics. */
export type LineFacts = Omit<PayerAuthorizationLineRow, 'approved' | 'reserved' | 'consumed'> & {
  approved: number;
  reserved: number;
  consumed: number;
  left: number;
};

const linesOfEach = rowsOfEach(PayerAuthorizationLineEntity, 'authorizationId', 'position');

export const linesByAuthorizationId: RowLoader<string, LineFacts[]> = {
  load: async (...asked) => {
    const found = await linesOfEach.load(...asked);
    return new Map([...found].map(([id, lines]) => [id, lines.map(lineFacts)]));
  },
};

export function lineFacts(row: PayerAuthorizationLineRow): LineFacts {
  const [approved, reserved, consumed] = [Number(row.approved), Number(row.reserved), Number(row.consumed)];
  // Of three decimals: differences of doubles have more.
  return { ...row, approved, reserved, consumed, left: Number((approved - reserved - consumed).toFixed(3)) };
}

interface Warnings {
  expiresSoon: boolean;
  isNearlyUsed: boolean;
}

/** The conditions of the filters of the same names, so that a worklist and its rows agree. */
export const warningsById: RowLoader<string, Warnings> = {
  load: async (db, ids, practiceId) => {
    const practice = sql<string>`${practiceId}::uuid`;
    const rows = await db
      .selectFrom('payer_authorization')
      .select([
        'id',
        sql<boolean>`${expiresSoon()}`.as('expiresSoon'),
        sql<boolean>`${isNearlyUsed(practice)}`.as('isNearlyUsed'),
      ])
      .where('practiceId', '=', practiceId)
      .where('id', '=', anyOf(ids))
      .execute();
    return new Map(
      rows.map(({ id, expiresSoon, isNearlyUsed }) => [
        id,
        { expiresSoon: Boolean(expiresSoon), isNearlyUsed: Boolean(isNearlyUsed) },
      ]),
    );
  },
};
