import { Temporal } from 'temporal-polyfill';
import { anyOf } from '../../../../database/sql/any-of.ts';
import { newId } from '../../../../database/sql/new-id.ts';
import { beginFeeSchedule } from '../../../../domains/coding/begin-fee-schedule.ts';
import { putFees } from '../../../../domains/coding/put-fees.ts';
import type { WriteUnit } from '../../../../writing/unit.ts';
import { ImportFailure } from '../../import-failure.ts';
import { insertRows } from '../../insert-rows.ts';
import { amaNotice } from './ama-notice.ts';
import type { PricedCode } from './read-price-list.ts';

export interface PriceListRelease {
  rows: readonly PricedCode[];
  effective: string;
  acceptedBy: string;
  /** Whether it may end more than a tenth of the codes. */
  mayEndMany: boolean;
}

export interface Saved {
  added: number;
  changed: number;
  ended: number;
  /** Prices that are others now. */
  priced: number;
}

/** Of so few codes any number may end. */
const fewCodes = 20;

/** Puts a practice's whole list: codes that it lacks end the day before. Codes that stay keep their licence's record. */
export async function savePriceList(unit: WriteUnit, release: PriceListRelease): Promise<Saved> {
  const { rows, effective, acceptedBy } = release;
  const held = await heldOn(unit, effective);
  // Letters begin the codes of HCPCS Level II, which all practices share: of them only the price is the practice's own.
  const own = new Map(rows.filter(({ code }) => /^\d/.test(code)).map((row) => [row.code, row]));
  const kept = new Set(
    held.filter(({ code, description }) => own.get(code)?.description === description).map(({ code }) => code),
  );
  const over = held.filter(({ code }) => !kept.has(code));
  const ended = over.filter(({ code }) => !own.has(code)).length;
  if (!release.mayEndMany && ended > fewCodes && ended * 10 > held.length)
    throw new ImportFailure(
      `This list would end ${ended} of ${held.length} codes on the day before ${effective}, as a file does that is cut off; nothing was imported. Export the whole list, or add --may-end-many if it is whole.`,
    );
  await endCodes(unit, over, effective);
  const known = new Set(held.map(({ code }) => code));
  const fresh = [...own.values()].filter(({ code }) => !kept.has(code));
  const licence = { licenceNotice: amaNotice, licenceAcceptedBy: acceptedBy, licenceAcceptedAt: unit.now };
  await insertRows(
    unit,
    'practice_code',
    fresh.map(({ code, description }) => ({
      ...{ practiceId: unit.practiceId, id: newId(), code, description },
      ...{ validFrom: effective, validUntil: null, ...licence },
    })),
  );
  const changed = fresh.filter(({ code }) => known.has(code)).length;
  return { added: fresh.length - changed, changed, ended, priced: await putPrices(unit, rows, effective) };
}

async function putPrices(unit: WriteUnit, rows: readonly PricedCode[], effective: string): Promise<number> {
  const prices = rows.flatMap(({ code, priceCents }) => (priceCents === null ? [] : [{ code, priceCents }]));
  if (prices.length === 0) return 0;
  const schedule = await beginFeeSchedule(unit, { payerId: null, planId: null }, effective);
  return putFees(unit, schedule.id, prices);
}

async function heldOn({ db, practiceId }: WriteUnit, day: string) {
  const rows = await db
    .selectFrom('practice_code')
    .select(['id', 'code', 'description', 'validFrom'])
    .where('practiceId', '=', practiceId)
    .where((either) => either.or([either('validUntil', 'is', null), either('validUntil', '>=', day)]))
    .forUpdate()
    .execute();
  const later = rows.map(({ validFrom }) => validFrom).filter((validFrom) => validFrom > day);
  if (later.length === 0) return rows;
  throw new ImportFailure(
    `A list from ${later.sort()[0]} on is in already; import one that begins then or later (--effective <date>).`,
  );
}

async function endCodes(
  { db, practiceId }: WriteUnit,
  over: readonly { id: string; validFrom: string }[],
  effective: string,
): Promise<void> {
  const [begunNow, before] = [true, false].map((isNow) =>
    over.filter(({ validFrom }) => (validFrom === effective) === isNow).map(({ id }) => id),
  );
  await db
    .deleteFrom('practice_code')
    .where('practiceId', '=', practiceId)
    .where('id', '=', anyOf(begunNow ?? []))
    .execute();
  await db
    .updateTable('practice_code')
    .set({ validUntil: Temporal.PlainDate.from(effective).subtract({ days: 1 }).toString() })
    .where('practiceId', '=', practiceId)
    .where('id', '=', anyOf(before ?? []))
    .execute();
}
