import type { Statement, Values } from '../connection/statement-batch.ts';
import type { PracticeScope } from './practice-scope.ts';

/** The way to a transaction's rows: its first statement. Throws when the answer refuses entry. */
export interface Entrance {
  /** @param longestMs The limit of each statement after it. */
  statement(longestMs: number): Statement;
  expect?(answer: Values): void;
  /** Whether what it expects came true. */
  readonly isConfirmed?: boolean;
  /** Whether something else came instead. */
  readonly isRefuted?: boolean;
  /** The statements to send at the end. */
  last?(): Statement[];
}

/**
 * The parameters every transaction begins with: practice, credential, role, and milliseconds that each statement after
 * it may take.
 */
const enterSession = 'select from enter_session($1, $2, $3, $4)';

/** Sets whose rows are seen. */
export function scopeEntrance(scope: PracticeScope): Entrance {
  return { statement: (longestMs) => ({ sql: enterSession, parameters: enterParameters(scope, longestMs) }) };
}

/** A practice and a credential together would be a session's token: a client that enters by a scope is known. */
export function enterParameters({ practiceId, credential, role }: PracticeScope, longestMs: number | null) {
  if (practiceId && credential) throw new Error('A scope has a practice or what opens a row before one is known.');
  return [practiceId ?? null, credential ?? null, role ?? null, longestMs];
}
