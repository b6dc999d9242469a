import type { Admitted } from '../admission/admit.ts';
import type { Requester } from '../admission/rates/requester.ts';
import { tooManyRequests } from '../admission/rates/too-many-requests.ts';
import type { Bill } from '../live/hub/bill.ts';
import type { App } from './app.ts';

/**
 * Counts the rest of a subscription with no other watcher, since its payloads are made for it alone; throws when not
 * enough is left. A client that joins others pays its part of the payload that it begins with when that was made.
 */
export function openBill(
  { rates }: Pick<App, 'rates'>,
  requester: Requester,
  { cost, wholeCost }: Pick<Admitted, 'cost' | 'wholeCost'>,
  isWatched: boolean,
): Bill {
  const rest = isWatched ? 0 : wholeCost - cost;
  const left = rates.take(requester, rest);
  if (!left.isEnough) throw tooManyRequests(left);
  return { cost: wholeCost, paid: cost + rest, charge: (units) => rates.charge(requester, units) };
}
