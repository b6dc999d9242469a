import type { Statement, Values } from '../connection/statement-batch.ts';
import { type PracticeScope, settingsOf } from './practice-scope.ts';

/** What lets a transaction see rows: its first statement. Throws when what it answers lets nobody in. */
export interface Entrance {
  /** @param longestMs What each statement after it may take. */
  statement(longestMs: number): Statement;
  expect?(answer: Values): void;
  /** Whether what it expects came true. */
  readonly isConfirmed?: boolean;
  /** Whether something else came instead. */
  readonly isRefuted?: boolean;
  /** What is to be written at the end. */
  last?(): Statement[];
}

/** Sets whose rows are seen. */
export function scopeEntrance(scope: PracticeScope): Entrance {
  const settings = settingsOf(scope);
  const names = [...Object.keys(settings), 'statement_timeout'];
  const calls = names.map((name, number) => `set_config('${name}', $${number + 1}, true)`);
  const sql = `select ${calls.join(', ')}`;
  const values = Object.values(settings);
  return { statement: (longestMs) => ({ sql, parameters: [...values, String(longestMs)] }) };
}
