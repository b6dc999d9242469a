import { expect } from 'vitest';
import type { ProfessionalClaim } from '../../../../../src/edi/claim/professional-claim.ts';
import type { Path } from '../../../../../src/edi/writing/field.ts';

/** A path leads to a field of the snapshot, be it null. */
export function expectPath(claim: ProfessionalClaim, path: Path): void {
  let value: unknown = claim;
  for (const key of path) {
    const isThere = value !== null && typeof value === 'object' && key in value;
    expect(isThere, `${path.join('.')} leads nowhere at ${key}`).toBe(true);
    value = (value as Record<string, unknown>)[key];
  }
}
