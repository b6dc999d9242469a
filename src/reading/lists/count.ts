import { getNamedType } from 'graphql';
import { collect, type SelectingInfo } from '../selected/collect.ts';
import type { Count } from './connection.ts';

/**
 * Counts at once where the number is selected, so that it is asked for together with the page; otherwise not at all.
 */
export function beginCount(info: SelectingInfo, count: Count): Count {
  const connection = collect(info, getNamedType(info.returnType), info.fieldNodes);
  if (!connection?.fields.has('totalCount')) return count;
  const counted = count();
  // Reported where the number is answered.
  counted.catch(() => {});
  return () => counted;
}
