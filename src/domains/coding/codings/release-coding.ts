// Releases a coding to billing, and makes its claims.

import {
  ChargeStatus,
  type CodeNotValidError,
  type InvalidInputError,
  type MutationReleaseCodingArgs,
  type ReleaseCodingResult,
  VisitCodingStatus,
} from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { allOf, invalidInput } from '../../../writing/invalid-input.ts';
import { isRefusal, type WriteUnit } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { createClaims } from '../../claims/gives/create-claims.ts';
import { consumeAuthorized } from '../authorized-units.ts';
import { ChargeEntity, type ChargeRow } from '../charge.entity.ts';
import { diagnosisNotValid, procedureNotValid } from '../code-not-valid.ts';
import { DiagnosisEntity, type DiagnosisRow } from '../diagnosis.entity.ts';
import type { VisitCodingRow } from '../visit-coding.entity.ts';
import { lockReadCoding } from './lock-coding.ts';
import { saveCoding } from './save-coding.ts';

const path = ['id'];

export function releaseCoding(
  context: Context,
  { id, input }: MutationReleaseCodingArgs,
): Promise<ReleaseCodingResult> {
  return write<ReleaseCodingResult>(context, 'releaseCoding', async (unit) => {
    const coding = await lockReadCoding(unit, id, input.expectedVersion);
    if (isRefusal(coding)) return coding;
    const diagnoses = await findDiagnoses(unit, coding);
    const charges = await findCharges(unit, coding);
    const refusal = notReady(coding, diagnoses, charges) ?? (await notValid(unit, coding, diagnoses, charges));
    if (refusal) return refusal;
    const { authorizationOverrideReason: overrideReason } = input;
    const exhausted = await consumeAuthorized(unit, coding, charges, { overrideReason });
    if (exhausted) return exhausted;
    for (const charge of charges) charge.status = ChargeStatus.RELEASED;
    coding.status = VisitCodingStatus.RELEASED;
    coding.releasedAt = unit.now;
    coding.releasedById = unit.staffMemberId;
    await saveCoding(unit, coding);
    const claims = await createClaims(unit, coding);
    return { __typename: 'ReleaseCodingSuccess', coding, claims } as ReleaseCodingResult;
  });
}

function findDiagnoses({ em, practiceId }: WriteUnit, { id }: VisitCodingRow): Promise<DiagnosisRow[]> {
  return em.find(DiagnosisEntity, { practiceId, visitCodingId: id }, { orderBy: { position: 'asc' } });
}

/** The charges that are to be billed. */
function findCharges({ em, practiceId }: WriteUnit, { id }: VisitCodingRow): Promise<ChargeRow[]> {
  return em.find(
    ChargeEntity,
    { practiceId, visitCodingId: id, status: { $ne: ChargeStatus.VOIDED } },
    { orderBy: { createdAt: 'asc', id: 'asc' } },
  );
}

/** Everything that a coding lacks. */
function notReady(
  { status }: VisitCodingRow,
  diagnoses: readonly DiagnosisRow[],
  charges: readonly ChargeRow[],
): InvalidInputError | null {
  const refuse = (isMissing: boolean, message: string) => (isMissing ? invalidInput(message, path) : null);
  return allOf(
    refuse(
      status === VisitCodingStatus.QUERIED,
      'A question waits for its answer; wait for it, or take it back with withdrawCodingQuery.',
    ),
    refuse(diagnoses.length === 0, 'The visit has no diagnosis; record one with recordDiagnoses.'),
    refuse(charges.length === 0, 'The visit has no charge; add one with addCharge.'),
    ...charges.map(({ code, pointers }) =>
      refuse(pointers.length === 0, `${code} points to no diagnosis; give pointers with updateCharge, or void it.`),
    ),
  );
}

/** Proposals were not checked when they came, and code sets may have been imported since. */
async function notValid(
  unit: WriteUnit,
  { serviceDate }: VisitCodingRow,
  diagnoses: readonly DiagnosisRow[],
  charges: readonly ChargeRow[],
): Promise<CodeNotValidError | null> {
  const given = ({ code }: { code: string }) => ({ code, path });
  const invalid = await diagnosisNotValid(unit, diagnoses.map(given), serviceDate);
  if (invalid) return invalid;
  for (const [on, ofDay] of Map.groupBy(charges, (charge) => charge.serviceDate)) {
    const unlisted = await procedureNotValid(unit, ofDay.map(given), on);
    if (unlisted) return unlisted;
  }
  return null;
}
