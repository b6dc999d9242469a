import type { Node, StaleVersionError } from '../generated/models.ts';
import type { NodeType } from '../generated/node-types.ts';

/**
 * The refusal of a change that was decided on an older version; null when the version is the current one or none was
 * named.
 */
export function staleVersion(
  type: NodeType,
  row: { version: number },
  expected: number | null | undefined,
): StaleVersionError | null {
  if (expected === null || expected === undefined || expected === row.version) return null;
  return {
    __typename: 'StaleVersionError',
    message: `input.expectedVersion is ${expected}, but another request made version ${row.version}; read the object again, then retry with that version.`,
    path: ['input', 'expectedVersion'],
    current: { ...row, __typename: type } as unknown as Node,
  };
}
