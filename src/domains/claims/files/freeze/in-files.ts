import type { WriteUnit } from '../../../../writing/unit.ts';
import { ClearinghouseEntity, type ClearinghouseRow } from '../../clearinghouse.entity.ts';
import type { ClaimToFreeze } from './keep-versions.ts';

export interface HouseClaims extends ClaimToFreeze {
  clearinghouseId: string;
}

interface FileOfClaims {
  clearinghouse: ClearinghouseRow;
  members: readonly ClaimToFreeze[];
}

/**
 * Claims by the file that they go into. Clearinghouses come in the order of their ids, so that two requests never wait
 * for each other's control numbers.
 */
export async function inFiles(unit: WriteUnit, claims: readonly HouseClaims[]): Promise<FileOfClaims[]> {
  const byHouse = Map.groupBy(claims, ({ clearinghouseId }) => clearinghouseId);
  const files: FileOfClaims[] = [];
  for (const id of [...byHouse.keys()].toSorted()) {
    const clearinghouse = await unit.get(ClearinghouseEntity, id);
    const members = (byHouse.get(id) ?? []).toSorted((one, other) => (one.claim.pcn < other.claim.pcn ? -1 : 1));
    const most = clearinghouse.largestBatch;
    for (let from = 0; from < members.length; from += most)
      files.push({ clearinghouse, members: members.slice(from, from + most) });
  }
  return files;
}
