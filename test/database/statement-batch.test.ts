import { expect, test } from 'vitest';
import { StatementBatch } from '../../src/database/connection/statement-batch.ts';

const text = { name: 'name', dataTypeID: 25 };

/** What a driver hands on of the answer to one statement. */
function answer(batch: StatementBatch, ...values: string[]): void {
  batch.handleRowDescription({ fields: [text] });
  for (const value of values) batch.handleDataRow({ fields: [value] });
  batch.handleCommandComplete();
}

const quiet = () => new Promise((resolve) => setImmediate(resolve));

/** Two statements, and what is known of their answers. */
function openBatch() {
  const batch = new StatementBatch();
  const known: unknown[] = [];
  for (const sql of ['select name from one', 'select name from other'])
    batch.add({ sql, parameters: [] }).then(
      ({ rows }) => known.push(rows),
      ({ message }: Error) => known.push(message),
    );
  return { batch, known };
}

test('answers of statements that travelled together are given together, however their parts come', async () => {
  const { batch, known } = openBatch();
  answer(batch, 'A', 'B');
  await quiet();
  expect(known).toEqual([]);
  answer(batch, 'C');
  batch.handleReadyForQuery();
  await quiet();
  expect(known).toEqual([[['A'], ['B']], [['C']]]);
});

test('a statement that fails keeps no answer from those before it', async () => {
  const { batch, known } = openBatch();
  answer(batch, 'A');
  batch.handleError(new Error('No such table.'));
  await quiet();
  expect(known).toEqual([[['A']], 'No such table.']);
});
