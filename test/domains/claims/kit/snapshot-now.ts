import { scoped } from '../../../../src/database/session/practice-scope.ts';
import { readerOf } from '../../../../src/database/sql/reader.ts';
import { type BuiltSnapshot, buildSnapshots } from '../../../../src/domains/claims/snapshot/build-snapshots.ts';
import type { TestServer } from '../../../kit/start-test-server.ts';
import { type BillingWorld, uuidOf } from './billing-world.ts';

/** A claim as it would be frozen now. */
export async function snapshotNow(
  { app }: TestServer,
  { office }: BillingWorld,
  claimId: string | undefined,
): Promise<BuiltSnapshot> {
  const practiceId = uuidOf(office.practiceId);
  const id = uuidOf(claimId ?? '');
  const built = await scoped(app.office.em, { practiceId }).transactional((em) =>
    buildSnapshots(readerOf(em), practiceId, [id]),
  );
  const snapshot = built.get(id);
  if (!snapshot) throw new Error('The claim is not there.');
  return snapshot;
}
