import { type PracticeScope, settingsOf } from './practice-scope.ts';
import type { Statement, Values } from './statement-batch.ts';

/** What lets a transaction see rows: its first statement. Throws when what it answers lets nobody in. */
export interface Entrance {
  readonly statement: Statement;
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
  const settings = Object.entries(settingsOf(scope));
  const calls = settings.map(([name], number) => `set_config('${name}', $${number + 1}, true)`);
  return { statement: { sql: `select ${calls.join(', ')}`, parameters: settings.map(([, value]) => value) } };
}
