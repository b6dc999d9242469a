import type { GraphQLResolveInfo } from 'graphql';
import type { CodeConnection, QueryCodesArgs } from '../../generated/models.ts';
import { toConnection } from '../../reading/lists/connection.ts';
import { beginCount } from '../../reading/lists/count.ts';
import { isSelected } from '../../reading/lists/page-of.ts';
import type { Side } from '../../reading/lists/position.ts';
import { usualSize, type Window, windowOf } from '../../reading/lists/window.ts';
import type { Context } from '../../request/context.ts';
import { practiceIdOf } from '../../request/practice-id-of.ts';
import { practiceToday } from '../practice/practice-today.ts';
import { byCode, type CodeRange, type CodeSearch, countCodes, findCodes } from './code-matches.ts';

/** Codes of one set that count on a day, as a coder types. */
export async function codes(
  context: Context,
  { set, text, on, isBillable, ...page }: QueryCodesArgs,
  info: GraphQLResolveInfo,
): Promise<CodeConnection> {
  const window = windowOf(page, byCode, usualSize(info));
  const db = await context.request.reads.reader();
  const practiceId = practiceIdOf(context);
  const day = on ?? (await practiceToday(db, practiceId, new Date())).toString();
  const search: CodeSearch = { practiceId, set, text: text ?? null, on: day, isBillable: isBillable ?? null };
  const find = async (range: CodeRange) => findCodes(await context.request.reads.reader(), search, range);
  const count = beginCount(info, async () => countCodes(await context.request.reads.reader(), search));
  const hasBeyond = async (side: Side) => {
    const position = window[side];
    if (!position) return false;
    const bounds = [{ part: 'outside' as const, side, position }];
    return (await find({ bounds, isBackward: false, limit: 1 })).length > 0;
  };
  const [rows, preceding, following] = await Promise.all([
    find(rangeOf(window)),
    isSelected(info, 'hasPreviousPage') && hasBeyond('after'),
    isSelected(info, 'hasNextPage') && hasBeyond('before'),
  ]);
  return toConnection(rows, window, byCode, { preceding, following }, count) as CodeConnection;
}

function rangeOf({ size, isBackward, after, before }: Window): CodeRange {
  const bounds = Object.entries({ after, before }).flatMap(([side, position]) =>
    position ? [{ part: 'inside' as const, side: side as Side, position }] : [],
  );
  return { bounds, isBackward, limit: size + 1 };
}
