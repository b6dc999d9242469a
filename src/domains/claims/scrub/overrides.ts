import { sql } from 'kysely';
import { anyOf } from '../../../database/sql/any-of.ts';
import type { Reader } from '../../../database/sql/reader.ts';
import type { Path } from '../../../edi/writing/field.ts';

interface OverriddenFinding {
  claimId: string;
  sha256: string;
  edit: string;
  path: Path;
}

export type IsOverridden = (finding: OverriddenFinding) => boolean;

/** Whether staff overrode a finding of this very snapshot. A claim that changed is another claim. */
export async function findOverrides(
  db: Reader,
  practiceId: string,
  claimIds: readonly string[],
): Promise<IsOverridden> {
  const { rows } = await sql<OverriddenFinding>`
    select claim_id as "claimId", snapshot_sha256 as sha256, edit, path from finding_override
    where practice_id = ${practiceId} and claim_id = ${anyOf(claimIds)}`.execute(db);
  const overridden = new Set(rows.map(nameOf));
  return (finding) => overridden.has(nameOf(finding));
}

const nameOf = ({ claimId, sha256, edit, path }: OverriddenFinding): string =>
  [claimId, sha256, edit, ...path].join(' ');
