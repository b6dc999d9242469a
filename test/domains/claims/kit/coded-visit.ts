import { toTypeId } from '../../../../src/contract/type-id.ts';
import { newId } from '../../../../src/database/sql/new-id.ts';
import { createClaims } from '../../../../src/domains/claims/gives/create-claims.ts';
import type { ChargeRow } from '../../../../src/domains/coding/charge.entity.ts';
import { ChargeEntity } from '../../../../src/domains/coding/charge.entity.ts';
import { DiagnosisEntity } from '../../../../src/domains/coding/diagnosis.entity.ts';
import { VisitCodingEntity } from '../../../../src/domains/coding/visit-coding.entity.ts';
import { VisitEntity } from '../../../../src/domains/visits/visit.entity.ts';
import { ChargeSource, ChargeStatus, VisitCodingStatus, VisitStage } from '../../../../src/generated/models.ts';
import { writeAs } from '../../../../src/writing/write.ts';
import type { TestServer } from '../../../kit/start-test-server.ts';

export type NewCharge = Partial<Omit<ChargeRow, 'practiceId' | 'id' | 'visitCodingId' | 'patientId'>>;

interface VisitToCode {
  practiceId: string;
  patientId: string;
  siteId: string;
  providerId: string;
  visitTypeId: string;
  serviceDate: string;
  charges: readonly NewCharge[];
  diagnoses: readonly string[];
}

/** A visit that is over, with its coding released; answers the ids of the claims that were made of it. */
export async function codeVisit({ app }: TestServer, visit: VisitToCode): Promise<string[]> {
  const { practiceId, patientId, siteId, providerId, visitTypeId, serviceDate } = visit;
  const permissions = new Set<never>();
  const principal = { kind: 'JOB', practiceId, job: 'test', onBehalfOf: null, permissions } as const;
  const author = { principal, origin: { address: null, device: null } };
  const { ids } = await writeAs(app.office, author, 'releaseCoding', async (unit) => {
    const at = new Date(`${serviceDate}T14:00:00Z`);
    const { id: visitId } = unit.create(VisitEntity, {
      ...{ siteId, patientId, visitTypeId, providerId, day: serviceDate, ticket: newId().slice(-12) },
      ...{ stage: VisitStage.DONE, stageSince: at, arrivedAt: at, endedAt: at },
    });
    await unit.save();
    const coding = unit.create(VisitCodingEntity, {
      ...{ visitId, patientId, siteId, providerId, serviceDate, openedAt: at },
      ...{ status: VisitCodingStatus.RELEASED, releasedAt: unit.now },
    });
    await unit.save();
    for (const [index, code] of visit.diagnoses.entries())
      unit.create(DiagnosisEntity, { visitCodingId: coding.id, patientId, position: index + 1, code });
    for (const charge of visit.charges)
      unit.create(ChargeEntity, {
        ...{ visitCodingId: coding.id, patientId, serviceDate, placeOfService: '11', code: 'G0463', modifiers: [] },
        ...{ units: 1, pointers: [1], amountCents: 12_550, source: ChargeSource.CODER, createdAt: unit.now },
        ...{ status: ChargeStatus.RELEASED, ...charge },
      });
    await unit.save();
    const claims = await createClaims(unit, coding);
    return { __typename: 'ReleaseCodingSuccess', ids: claims.map(({ id }) => toTypeId('Claim', id)) };
  });
  return ids;
}
