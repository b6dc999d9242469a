import {
  type CodingLockedError,
  type InvalidInputError,
  type StaleVersionError,
  VisitCodingStatus,
} from '../../../generated/models.ts';
import { staleVersion } from '../../../writing/stale-version.ts';
import { isRefusal, type WriteUnit } from '../../../writing/unit.ts';
import { ClaimEntity, type ClaimRow } from '../../claims/claim.entity.ts';
import { ClaimVersionEntity } from '../../claims/claim-version.entity.ts';
import { lockCorrected } from '../../claims/gives/charge-corrected.ts';
import { VisitCodingEntity, type VisitCodingRow } from '../visit-coding.entity.ts';

/**
 * A coding that no other write changes until commit, or the refusal of one that is locked or not there. Its diagnoses,
 * charges and questions are changed under this lock alone.
 */
export async function lockCoding(
  unit: WriteUnit,
  id: string,
  path: string[],
): Promise<VisitCodingRow | CodingLockedError | InvalidInputError> {
  const coding = await unit.lock(VisitCodingEntity, id, { path });
  if (isRefusal(coding)) return coding;
  return (await codingLocked(unit, coding, path)) ?? coding;
}

/** A coding that takes a change. */
export interface OpenCoding {
  coding: VisitCodingRow;
  /** The claims that are corrected by the change, locked; null where the coding was not released. */
  corrected: readonly ClaimRow[] | null;
}

/** The same, also where the coding was released and one of its claims is corrected. */
export async function lockOpenCoding(
  unit: WriteUnit,
  id: string,
  path: string[],
): Promise<OpenCoding | CodingLockedError | InvalidInputError> {
  const coding = await unit.lock(VisitCodingEntity, id, { path });
  if (isRefusal(coding)) return coding;
  const locked = await codingLocked(unit, coding, path);
  if (!locked) return { coding, corrected: null };
  const corrected = coding.status === VisitCodingStatus.RELEASED ? await lockCorrected(unit, id) : [];
  return corrected.length > 0 ? { coding, corrected } : locked;
}

/** The same of the version that was read. A client that missed a release learns of that, not of the version. */
export async function lockReadCoding(
  unit: WriteUnit,
  id: string,
  expectedVersion: number,
): Promise<VisitCodingRow | CodingLockedError | StaleVersionError | InvalidInputError> {
  const coding = await lockCoding(unit, id, ['id']);
  return isRefusal(coding) ? coding : (staleVersion('VisitCoding', coding, expectedVersion) ?? coding);
}

/** The refusal of a change of a locked coding; null where it can be changed. */
export async function codingLocked(
  unit: WriteUnit,
  coding: VisitCodingRow,
  path: string[],
): Promise<CodingLockedError | null> {
  if (coding.status === VisitCodingStatus.WAITING)
    return lockedBy(coding, path, 'The visit goes on; its coding opens when advanceVisit takes it to DONE.');
  if (coding.status !== VisitCodingStatus.RELEASED) return null;
  const wayOut = (await wasSent(unit, coding))
    ? 'a claim of it was sent: correctClaim makes the next version of the claim'
    : 'reopenCoding opens it again';
  return lockedBy(coding, path, `The coding was released; ${wayOut}.`);
}

function lockedBy(coding: VisitCodingRow, path: string[], message: string): CodingLockedError {
  return { __typename: 'CodingLockedError', message, path, coding } as CodingLockedError;
}

async function wasSent({ em, practiceId }: WriteUnit, { id }: VisitCodingRow): Promise<boolean> {
  const claims = await em.find(ClaimEntity, { practiceId, visitCodingId: id });
  const claimIds = claims.map((claim) => claim.id);
  return (await em.count(ClaimVersionEntity, { practiceId, claimId: { $in: claimIds } })) > 0;
}
