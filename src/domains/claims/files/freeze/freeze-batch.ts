import { newId } from '../../../../database/sql/new-id.ts';
import { BatchStatus, DisclosurePurpose } from '../../../../generated/models.ts';
import type { WriteUnit } from '../../../../writing/unit.ts';
import { disclose } from '../../../compliance/gives/disclose.ts';
import type { PracticeRow } from '../../../practice/practice.entity.ts';
import type { ClearinghouseRow } from '../../clearinghouse.entity.ts';
import { BatchEntity, type BatchRow } from '../batch.entity.ts';
import { claimFileOf } from './claim-file-of.ts';
import { takeControlNumbers, writtenNumbers } from './control-numbers.ts';
import { freezeFile } from './freeze-file.ts';
import { type ClaimToFreeze, keepVersions } from './keep-versions.ts';
import { renderClaims } from './render-claims.ts';

interface FrozenBatch {
  /** Null where none of its claims can be written. */
  batch: BatchRow | null;
  frozen: readonly ClaimToFreeze[];
  /** Why a claim cannot be written, by its id. */
  unwritable: ReadonlyMap<string, string>;
}

/** Freezes claims into one file: its numbers, its bytes, the versions, and what is disclosed by it. */
export async function freezeBatch(
  unit: WriteUnit,
  { clearinghouse, practice }: { clearinghouse: ClearinghouseRow; practice: PracticeRow },
  members: readonly ClaimToFreeze[],
): Promise<FrozenBatch> {
  const numbers = await takeControlNumbers(unit, clearinghouse.id);
  const batchId = newId();
  const claims = members.map(({ snapshot }) => snapshot);
  const { content, refused } = renderClaims(
    claimFileOf({ ...{ clearinghouse, practice, numbers, batchId, claims }, at: unit.now }),
  );
  const unwritable = new Map(
    members.flatMap(({ claim }, place): [string, string][] => {
      const reason = refused.get(place);
      return reason === undefined ? [] : [[claim.id, reason]];
    }),
  );
  if (content === null) return { batch: null, frozen: [], unwritable };
  const frozen = members.filter(({ claim }) => !unwritable.has(claim.id));
  const file = await freezeFile(unit, {
    ...{ clearinghouse, numbers, content },
    transaction: '837P',
    extension: '837',
  });
  const batch = unit.create(BatchEntity, {
    ...{ id: batchId, clearinghouseId: clearinghouse.id, ediFileId: file.id },
    ...{ status: BatchStatus.FROZEN, claims: frozen.length, ...writtenNumbers(numbers) },
    totalCents: frozen.reduce((total, { claim }) => total + claim.totalCents, 0),
    ...{ madeById: unit.staffMemberId, madeAt: unit.now },
  });
  await unit.save();
  const versions = await keepVersions(unit, batchId, frozen);
  await disclose(
    unit,
    frozen.map(({ claim }) => ({
      ...{ patientId: claim.patientId, payerId: claim.payerId, clearinghouseId: clearinghouse.id },
      ...{ purpose: DisclosurePurpose.PAYMENT, claimVersionId: versions.get(claim.id) ?? '' },
      sensitivity: claim.sensitivity,
    })),
  );
  return { batch, frozen, unwritable };
}
