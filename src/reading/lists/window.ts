import type { GraphQLResolveInfo } from 'graphql';
import { directiveOn } from '../../contract/directive-on.ts';
import { BadInput } from '../../errors/bad-input.ts';
import type { Order } from './order.ts';
import { type Position, parsePageCursor } from './page-cursor.ts';

/** The arguments that every connection takes. */
export interface PageArgs {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

/** Which rows of a list a page holds: of those between two positions the first, or the last. */
export interface Window {
  size: number;
  isBackward: boolean;
  after: Position | null;
  before: Position | null;
}

/** @param usual The size of a page where neither `first` nor `last` is given. */
export function windowOf({ first, after, last, before }: PageArgs, order: Order, usual: number): Window {
  if (isGiven(first) && isGiven(last))
    throw new BadInput(
      'first and last cannot be given together; omit one: first counts from the start, last from the end.',
      ['last'],
    );
  return {
    size: first ?? last ?? usual,
    isBackward: isGiven(last),
    after: parsePageCursor(after, order, 'after'),
    before: parsePageCursor(before, order, 'before'),
  };
}

function isGiven(value: number | null | undefined): boolean {
  return value !== null && value !== undefined;
}

/** The size of a page of a field, where neither `first` nor `last` is given: its cost is estimated with it, too. */
export function usualSize({ parentType, fieldName }: Pick<GraphQLResolveInfo, 'parentType' | 'fieldName'>): number {
  const field = parentType.getFields()[fieldName];
  const size = field && directiveOn<{ assumedSize?: number }>(field, 'listSize')?.assumedSize;
  if (size === undefined) throw new Error(`${parentType.name}.${fieldName} has no assumedSize in its @listSize.`);
  return size;
}
