import { load } from '../../reading/row-loader.ts';
import { rowsById } from '../../reading/rows-by.ts';
import type { Context } from '../../request/context.ts';
import { practiceIdOf } from '../../request/practice-id-of.ts';
import { PracticeEntity } from './practice.entity.ts';

/** The practice that a request works in. */
export async function practice(context: Context) {
  const row = await load(context, rowsById(PracticeEntity), practiceIdOf(context));
  if (!row) throw new Error('A signed-in request has no practice.');
  return row;
}
