import type { Code, QueryCodeArgs } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { practiceIdOf } from '../../request/practice-id-of.ts';
import { practiceToday } from '../practice/practice-today.ts';
import { codeOn } from './code-meaning.ts';

/** One code of a set on a day. */
export async function code(context: Context, { set, code: written, on }: QueryCodeArgs): Promise<Code | null> {
  const db = await context.request.reads.reader();
  const day = on ?? (await practiceToday(db, practiceIdOf(context), new Date())).toString();
  return (await codeOn(context, set, written.toUpperCase().replace('.', ''), day)) as Code | null;
}
