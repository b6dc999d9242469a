import type { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { ClientGone } from '../database/client-gone.ts';
import { errorCodeOf } from './error-code-of.ts';
import { rulesOf } from './error-codes.ts';

/** Of the errors that an answer does not tell, the faults are in the log all the same: how many of each code. */
export function logLeftOut(errors: readonly GraphQLError[], requestId: string, log: Logger): void {
  const codes = errors.filter(({ originalError }) => !(originalError instanceof ClientGone)).map(errorCodeOf);
  const faults = Object.groupBy(
    codes.filter((code) => rulesOf(code).isFault),
    (code) => code,
  );
  const counts = Object.entries(faults).map(([code, all]) => [code, all.length]);
  if (counts.length > 0) log.error({ requestId, faults: Object.fromEntries(counts) }, 'faults left out of the answer');
}
