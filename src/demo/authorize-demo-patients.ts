import { newId } from '../database/sql/new-id.ts';
import type { Reader } from '../database/sql/reader.ts';
import { AuthorizationKind, AuthorizationStatus, AuthorizationUnit } from '../generated/models.ts';
import { auditDemoRows } from './audit-demo-rows.ts';

const dayMs = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);

/** A prior authorization with few units left, and a referral that expires soon. */
export async function authorizeDemoPatients(
  db: Reader,
  practiceId: string,
  coverages: readonly { id: string; patientId: string }[],
): Promise<void> {
  const promises = [
    { kind: AuthorizationKind.PRIOR_AUTH, number: 'HB20417', validUntil: inDays(150), approved: 12, consumed: 10 },
    {
      ...{ kind: AuthorizationKind.REFERRAL, number: 'RF88102', validUntil: inDays(20), approved: 6, consumed: 1 },
      ...{ referrerGivenName: 'Nora', referrerFamilyName: 'Quist' },
    },
  ];
  for (const [index, { approved, consumed, ...promise }] of promises.entries()) {
    const coverage = coverages[index];
    if (!coverage) return;
    const authorization = {
      ...{ practiceId, id: newId(), patientId: coverage.patientId, coverageId: coverage.id, ...promise, version: 1 },
      ...{ status: AuthorizationStatus.APPROVED, validFrom: inDays(-60), recordedAt: new Date() },
    };
    await db.insertInto('payer_authorization').values(authorization).execute();
    await auditDemoRows(db, practiceId, 'payer_authorization', [authorization]);
    await db
      .insertInto('payer_authorization_line')
      .values({
        ...{
          practiceId,
          id: newId(),
          authorizationId: authorization.id,
          position: 1,
          unitKind: AuthorizationUnit.VISIT,
        },
        ...{ approved, consumed, reserved: 0 },
      })
      .execute();
  }
}
