import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { toTypeId } from '../../../../src/contract/type-id.ts';
import { openOrm } from '../../../../src/database/orm.ts';
import { scoped } from '../../../../src/database/session/practice-scope.ts';
import { readerOf } from '../../../../src/database/sql/reader.ts';
import { foundPractice } from '../../../../src/domains/practice/found-practice.ts';
import { cheapHash } from '../../../kit/cheap-password.ts';
import { createTestDatabase, type TestDatabase } from '../../../kit/test-database.ts';

interface Founded extends TestDatabase {
  /** As clients know them. */
  practiceIds: string[];
}

/** A database of one test's own with practices of these names. */
export async function founded(...names: string[]): Promise<Founded> {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const owner = await openOrm(database.ownerUrl);
  const practiceIds: string[] = [];
  for (const name of names) {
    const manager = { name: 'Mona Manager', email: `manager-${randomUUID()}@example.org`, passwordHash: cheapHash };
    const { practiceId } = await scoped(owner.em, {}).transactional((unit) =>
      foundPractice(readerOf(unit), { name, manager }),
    );
    practiceIds.push(toTypeId('Practice', practiceId));
  }
  await owner.close(true);
  return { ...database, practiceIds };
}
