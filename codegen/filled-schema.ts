import type { DocumentNode } from 'graphql';
import { readContract } from '../src/contract/read-type-defs.ts';

/** The schema that code is generated from: the one that is served. */
export default function loadSchema(): DocumentNode {
  return readContract();
}
