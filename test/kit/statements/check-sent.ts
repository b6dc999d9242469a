import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeSent } from './record-sent.ts';
import { statementFaults } from './statement-faults.ts';
import { tables } from './tables.ts';

const folder = join(import.meta.dirname, '../../../test-artifacts/statements');
const file = join(folder, `worker-${process.env.VITEST_POOL_ID ?? '0'}.jsonl`);

/** The one statement of the application that reads of all practices that a node follows: where their logs end. */
const sweep = 'select practice_id, epoch, last_seq from practice_stream';

/**
 * Throws for each statement that this test file sent as the application and that tables spread over servers would refuse, or send to all of them, or that has PostgreSQL compute days. Those that are
 * right are kept in `test-artifacts/statements`, each once for a worker.
 */
export async function checkSent(): Promise<void> {
  const known = new Set(existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []);
  const faults: string[] = [];
  const right: string[] = [];
  for (const text of new Set(takeSent().map(withoutValues))) {
    const line = JSON.stringify(text);
    if (known.has(line)) continue;
    const found = text.endsWith(sweep) ? [] : await statementFaults(text, tables);
    if (found.length > 0) faults.push(`${found.join('; ')}:\n  ${text}`);
    else right.push(line);
  }
  if (right.length > 0) {
    mkdirSync(folder, { recursive: true });
    appendFileSync(file, `${right.join('\n')}\n`);
  }
  if (faults.length > 0)
    throw new Error(
      `Statements that cannot be spread by practice (docs/scale.md) or compute days (docs/time.md):\n${faults.join('\n')}`,
    );
}

/** The ORM writes values into its statements, and so does the event log, which sends several in one message: each would be another text. The units of time stay. */
function withoutValues(text: string): string {
  const shortened = text.replace(/(\bdate_(?:part|trunc)\()?'(?:[^']|'')*'/gi, (literal, call) =>
    call ? literal : "''",
  );
  return shortened.replace(/(?<=["\w] [=>] )\d+/g, '0');
}
